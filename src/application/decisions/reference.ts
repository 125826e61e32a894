import { problem } from '#kernel/problem.js';
import { refuse } from '#kernel/refusal.js';
import { spanOf } from '#vocabulary/edtf.js';
import { frameworkFault, subjectFault } from './check-bearings.js';
import { futureSearchFault } from './check-dates.js';
import { nameFault } from './check-name.js';
import { partyFault } from './check-party.js';
import type { Decider } from './decision.js';
import { alreadyThere, refuseIfAny } from './refusals.js';

/** The first event of a stream of its own. */
const founding = (category: string, code: string, otherwise: string): Decider => ({
  needsHistory: true,
  decide: (data, { history }) => {
    const taken = { code, stream: `${category}/${data['id']}`, otherwise };
    if (history.length > 0) throw alreadyThere(taken, history);
    return { data, expected: 'none' };
  },
});

/** The name stands last in the address of what is founded. */
const addressed = (decider: Decider): Decider => ({
  ...decider,
  decide: (data, circumstances) => {
    refuseIfAny('invalid', [nameFault(String(data['id']))]);
    return decider.decide(data, circumstances);
  },
});

const newFramework = founding(
  'framework',
  'framework.exists',
  'add principles to the framework that is there and revise their wordings',
);

export const frameworkDecider = addressed({
  needsHistory: true,
  decide: (data, circumstances) => {
    const ordinals = (data['principles'] as { ordinal: number }[]).map(({ ordinal }) => ordinal);
    const twice = ordinals.findIndex((ordinal, at) => ordinals.indexOf(ordinal) < at);
    if (twice >= 0) {
      const on = `${data['id']}/${ordinals[twice]}`;
      throw principleExists(on, `/principles/${twice}/ordinal`);
    }
    return newFramework.decide(data, circumstances);
  },
});

export const groupDecider = addressed(
  founding('group', 'group.exists', 'change the members of the group that is there'),
);

const newSearch = founding(
  'search',
  'search.exists',
  'leave "id" out and get one: a search that was recorded stays as it is',
);

export const searchDecider: Decider = {
  needsHistory: true,
  decide: (data, circumstances) => {
    const { known } = circumstances;
    refuseIfAny('invalid', [
      partyFault(data['party'] as string, spanOf(data['searchedOn'] as string), '/party', known),
      ...(data['on'] as string[]).map((on, at) => subjectFault(on, `/on/${at}`, known)),
    ]);
    refuseIfAny('rejected', [futureSearchFault(data['searchedOn'] as string, known)]);
    return newSearch.decide(data, circumstances);
  },
};

export const principleDecider: Decider = {
  needsHistory: true,
  decide: (data, { known, history }) => {
    const framework = data['framework'] as string;
    refuseIfAny('missing', [frameworkFault(framework, '/framework', known)]);
    const { ordinal } = data['principle'] as { ordinal: number };
    if (known.ordinals(framework)?.has(ordinal)) {
      throw principleExists(`${framework}/${ordinal}`, '/principle/ordinal');
    }
    return { data, expected: history.length };
  },
};

export const wordingDecider: Decider = {
  needsHistory: true,
  decide: (data, { known, history }) => {
    const on = `${data['framework']}/${data['ordinal']}`;
    refuseIfAny('missing', [subjectFault(on, '/ordinal', known)]);
    return { data, expected: history.length };
  },
};

export const crosswalkDecider: Decider = {
  needsHistory: false,
  decide: (data, { known }) => {
    const mappings = data['mappings'] as { from: string; to: string }[];
    refuseIfAny(
      'invalid',
      mappings.flatMap(({ from, to }, at) => [
        subjectFault(from, `/mappings/${at}/from`, known),
        subjectFault(to, `/mappings/${at}/to`, known),
        from === to ? mapsOntoItself(from, at) : undefined,
      ]),
    );
    return { data, expected: 'any' };
  },
};

const mapsOntoItself = (on: string, at: number) =>
  problem(
    'crosswalk.to-itself',
    `/mappings/${at}/to`,
    `${on} cannot be mapped onto itself. Name the principle that it corresponds to.`,
  );

const principleExists = (on: string, pointer: string) =>
  refuse(
    'conflict',
    'principle.exists',
    `${on} is there already. Use another number, or revise its wording.`,
    { pointer },
  );
