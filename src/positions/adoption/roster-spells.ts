import type { Day } from '#vocabulary/day.js';
import type { Directory } from '../directory.js';
import { type RosterQuery, rostersOn } from '../rosters.js';
import type { Spell } from '../spell.js';
import type { Observation } from './kaplan-meier.js';

/** A roster of states, which does not hang on the evidence. */
type StatesQuery = RosterQuery & { readonly roster: 'un' | 'states' };

/** When each party was on the roster, from a day to a day; ascending and not adjoining. */
export function rosterSpells(
  directory: Directory,
  query: StatesQuery,
  { first, last }: Spell,
): ReadonlyMap<string, readonly Spell[]> {
  const days = [first, ...turnsOf(directory, query).filter((day) => first < day && day <= last)];
  const spells = new Map<string, Spell[]>();
  for (const [at, roster] of rostersOn(directory, query, days).entries()) {
    const stretch = { first: days[at]!, last: (days[at + 1] ?? last + 1) - 1 };
    for (const party of roster!) extend(spells, party, stretch);
  }
  return spells;
}

/** Between two of them the roster stays as it is: a look at each day would take long where there are many. */
function turnsOf(directory: Directory, { roster, group }: StatesQuery): readonly Day[] {
  const ofMembers = group === null ? [] : directory.memberTurns(group);
  const turns = new Set([...directory.rosterTurns(roster), ...ofMembers]);
  return [...turns].sort((a, b) => a - b);
}

function extend(spells: Map<string, Spell[]>, party: string, next: Spell): void {
  const own = spells.get(party) ?? [];
  const previous = own.at(-1);
  if (previous?.last === next.first - 1) {
    own[own.length - 1] = { first: previous.first, last: next.last };
  } else own.push(next);
  spells.set(party, own);
}

/**
 * A party as watched from the announcement on, in days since then. Support from before counts at time 0, or when
 * the party joins the roster; support of a party that has left it counts only if it comes back.
 */
export function observation(
  spells: readonly Spell[],
  announced: Day,
  adoptedOn: Day | null,
): Observation {
  const watched = spells
    .filter(({ last }) => last >= announced)
    .map(({ first, last }) => ({ first: Math.max(0, first - announced), last: last - announced }));
  const adopted = adoptedOn === null ? Number.POSITIVE_INFINITY : adoptedOn - announced;
  const at = watched.findIndex(({ last }) => last >= adopted);
  if (at < 0) return { spells: watched, event: null };
  const { first } = watched[at]!;
  const event = Math.max(first, adopted);
  return { spells: [...watched.slice(0, at), { first, last: event }], event };
}
