import type { StoredEvent } from '#kernel/event.js';
import type { JsonObject } from '#kernel/json.js';
import { problem } from '#kernel/problem.js';
import { refuse } from '#kernel/refusal.js';
import { spanOf } from '#vocabulary/edtf.js';
import { frameworkFault, subjectFault } from './check-bearings.js';
import { futureSearchFault } from './check-dates.js';
import { nameFault } from './check-name.js';
import { groupFault, partyFault } from './check-party.js';
import type { Decider } from './decision.js';
import { alreadyThere, refuseIfAny } from './refusals.js';

const ALWAYS = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

/** The first event of a stream of its own. */
const founding = (code: string, stream: (data: JsonObject) => string): Decider => ({
  needsHistory: true,
  decide: (data, { history }) => {
    if (history.length > 0) throw alreadyThere(code, stream(data), history);
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

export const frameworkDecider = addressed({
  needsHistory: true,
  decide: (data, circumstances) => {
    const ordinals = (data['principles'] as { ordinal: number }[]).map(({ ordinal }) => ordinal);
    const twice = ordinals.findIndex((ordinal, at) => ordinals.indexOf(ordinal) < at);
    if (twice >= 0) {
      const on = `${data['id']}/${ordinals[twice]}`;
      throw principleExists(on, `/principles/${twice}/ordinal`);
    }
    return founding('framework.exists', ({ id }) => `framework/${id}`).decide(data, circumstances);
  },
});

export const groupDecider = addressed(founding('group.exists', ({ id }) => `group/${id}`));

export const searchDecider: Decider = {
  needsHistory: true,
  decide: (data, circumstances) => {
    const { known } = circumstances;
    refuseIfAny('invalid', [
      partyFault(data['party'] as string, spanOf(data['searchedOn'] as string), '/party', known),
      ...(data['on'] as string[]).map((on, at) => subjectFault(on, `/on/${at}`, known)),
    ]);
    refuseIfAny('rejected', [futureSearchFault(data['searchedOn'] as string, known)]);
    return founding('search.exists', ({ id }) => `search/${id}`).decide(data, circumstances);
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

export const membershipStartDecider: Decider = {
  needsHistory: true,
  decide: (data, { known, history }) => {
    refuseIfAny('missing', [groupFault(data['group'] as string, '/group', known)]);
    refuseIfAny('invalid', [partyFault(data['party'] as string, ALWAYS, '/party', known)]);
    if (openSpell(data, history)) {
      throw refuse(
        'rejected',
        'membership.already-started',
        `${data['party']} is a member of ${data['group']} already. End that membership first.`,
      );
    }
    return { data, expected: history.length };
  },
};

export const membershipEndDecider: Decider = {
  needsHistory: true,
  decide: (data, { known, history }) => {
    refuseIfAny('missing', [groupFault(data['group'] as string, '/group', known)]);
    const spell = openSpell(data, history);
    if (!spell) {
      throw refuse(
        'rejected',
        'membership.not-started',
        `${data['party']} is no member of ${data['group']}, so there is nothing to end.`,
      );
    }
    refuseIfEndsBefore(spell.data['from'] as string, data['to'] as string, '/to');
    return { data, expected: history.length };
  },
};

export const stateDecider: Decider = {
  needsHistory: false,
  decide: (data) => {
    const { validFrom, validTo, unMemberFrom, unMemberTo } = data as unknown as StateLife;
    refuseIfEndsBefore(validFrom, validTo, '/validTo');
    refuseIfEndsBefore(unMemberFrom, unMemberTo, '/unMemberTo');
    refuseIfEndsBefore(unMemberFrom, validTo, '/unMemberFrom');
    refuseIfEndsBefore(validFrom, unMemberTo, '/unMemberTo');
    return { data, expected: 'any' };
  },
};

export const successionDecider: Decider = {
  needsHistory: false,
  decide: (data, { known }) => {
    const [predecessor, successor] = [String(data['predecessor']), String(data['successor'])];
    refuseIfAny('invalid', [
      partyFault(predecessor, ALWAYS, '/predecessor', known),
      partyFault(successor, ALWAYS, '/successor', known),
      predecessor === successor ? succeedsItself(predecessor) : undefined,
    ]);
    return { data, expected: 'any' };
  },
};

function openSpell(data: JsonObject, history: readonly StoredEvent[]): StoredEvent | undefined {
  const last = history.findLast(
    (event) => event.type.startsWith('Membership') && event.data['party'] === data['party'],
  );
  return last?.type === 'MembershipStarted' ? last : undefined;
}

type Written = string | null;

interface StateLife {
  readonly validFrom: Written;
  readonly validTo: Written;
  readonly unMemberFrom: Written;
  readonly unMemberTo: Written;
}

/** What is open at either end cannot. */
function refuseIfEndsBefore(from: Written, to: Written, pointer: string): void {
  if (from === null || to === null || from === '..' || to === '..') return;
  if (spanOf(to).last >= spanOf(from).first) return;
  throw refuse('invalid', 'date.impossible', `It cannot end ${to}, before it began ${from}.`, {
    pointer,
  });
}

const succeedsItself = (code: string) =>
  problem(
    'succession.to-itself',
    '/successor',
    `${code} cannot follow itself. Name the state that did.`,
  );

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
