import type { StoredEvent } from '#kernel/event.js';
import type { JsonObject } from '#kernel/json.js';
import { type Problem, problem } from '#kernel/problem.js';
import { refuse } from '#kernel/refusal.js';
import { spanOf } from '#vocabulary/edtf.js';
import { saysTheSame } from '#vocabulary/merge-patch.js';
import { groupFault, partyFault } from './check-party.js';
import type { Decider } from './decision.js';
import { refuseIfAny } from './refusals.js';

const ALWAYS = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

export const membershipStartDecider: Decider = {
  needsHistory: true,
  decide: (data, { known, history }) => {
    refuseIfAny('missing', [groupFault(data['group'] as string, '/group', known)]);
    refuseIfAny('invalid', [
      partyFault(data['party'] as string, ALWAYS, '/party', known),
      beforeFounding(data, history),
    ]);
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
  needsHistory: true,
  decide: (data, { history }) => {
    const { validFrom, validTo, unMemberFrom, unMemberTo } = data as unknown as StateLife;
    refuseIfEndsBefore(validFrom, validTo, '/validTo');
    refuseIfEndsBefore(unMemberFrom, unMemberTo, '/unMemberTo');
    refuseIfEndsBefore(unMemberFrom, validTo, '/unMemberFrom');
    refuseIfEndsBefore(validFrom, unMemberTo, '/unMemberTo');
    refuseIfAny('invalid', [
      seatBefore(validFrom, unMemberFrom),
      seatAfter(validTo, unMemberTo),
      overlapping(data, history),
    ]);
    return { data, expected: history.length };
  },
};

export const successionDecider: Decider = {
  needsHistory: true,
  decide: (data, { known, history }) => {
    const [predecessor, successor] = [String(data['predecessor']), String(data['successor'])];
    refuseIfAny('invalid', [
      partyFault(predecessor, ALWAYS, '/predecessor', known),
      partyFault(successor, ALWAYS, '/successor', known),
      predecessor === successor ? succeedsItself(predecessor) : undefined,
    ]);
    const last = history.findLast(
      (event) => event.type === 'StateSucceeded' && event.data['successor'] === successor,
    );
    if (last && saysTheSame(last.data, data)) throw saidAlready(last);
    return { data, expected: history.length };
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

const seatBefore = (validFrom: Written, unMemberFrom: Written) =>
  validFrom !== null && unMemberFrom !== null && unMemberFrom < validFrom
    ? problem(
        'state.seat-outside-life',
        '/unMemberFrom',
        `It cannot have had a seat from ${unMemberFrom}, before the spell began ${validFrom}. Check both days.`,
      )
    : undefined;

const seatAfter = (validTo: Written, unMemberTo: Written) =>
  validTo !== null && unMemberTo !== null && unMemberTo > validTo
    ? problem(
        'state.seat-outside-life',
        '/unMemberTo',
        `It cannot have had a seat to ${unMemberTo}, after the spell ended ${validTo}. Check both days.`,
      )
    : undefined;

/** Two spells of one code cannot share a day; the spell of the same first day is the one that is corrected. */
function overlapping(data: JsonObject, history: readonly StoredEvent[]): Problem | undefined {
  const listed = history.filter(({ type }) => type === 'StateListed').map((event) => event.data);
  const latest = new Map(listed.map((each) => [each['validFrom'], each]));
  latest.delete(data['validFrom']!);
  const other = [...latest.values()].find((each) => shareDays(each, data));
  if (!other) return undefined;
  const [from, to] = [other['validFrom'] ?? 'before 1946', other['validTo'] ?? 'now'];
  return problem(
    'state.overlapping-spells',
    '/validFrom',
    `${data['code']} has a spell from ${from} to ${to} already, and two of them cannot share a day. Correct that one first, listing it again with the same validFrom, or give days outside of it.`,
  );
}

const shareDays = (one: JsonObject, other: JsonObject): boolean =>
  startsBy(one, other) && startsBy(other, one);

/** Whether the one begins before the other has ended. */
const startsBy = ({ validFrom }: JsonObject, { validTo }: JsonObject): boolean =>
  validFrom === null || validTo === null || String(validFrom) <= String(validTo);

function beforeFounding(
  { group, from }: JsonObject,
  history: readonly StoredEvent[],
): Problem | undefined {
  const founded = history.find(({ type }) => type === 'GroupFounded')?.data['foundedOn'] ?? '..';
  if (from === '..' || founded === '..') return undefined;
  if (spanOf(String(from)).last >= spanOf(String(founded)).first) return undefined;
  return problem(
    'membership.before-founding',
    '/from',
    `${group} was founded ${founded}: nobody can have been a member from ${from}. Give the founding or a later day, or ".." where nobody has established it.`,
  );
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

const saidAlready = ({ sequence, data: { predecessor, successor } }: StoredEvent) =>
  refuse(
    'conflict',
    'succession.exists',
    `The same was said of ${predecessor} and ${successor} at sequence ${sequence}. Say what is to be another: what is said last of two states holds.`,
    { facts: { stream: `state/${predecessor}`, sequence } },
  );
