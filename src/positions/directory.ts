import type { Day } from '#vocabulary/day.js';
import { groupParty, isGroup } from '#vocabulary/party.js';
import { CodeList } from './code-list.js';
import { holdsOn, joined, type Spell, spell } from './spell.js';

/** What the arithmetic needs to know about the world, as known at one sequence. */
export interface Directory {
  readonly exists: (party: string, day: Day) => boolean;
  /** When the party existed: ascending, disjoint, not adjoining; empty for an unknown one. */
  readonly spells: (party: string) => readonly Spell[];
  /** Country codes, ascending. Takes `asean` or `group:asean`; an unknown group has no members. */
  readonly members: (group: string, day: Day) => readonly string[];
  /** Country codes, ascending. */
  readonly roster: (kind: 'un' | 'states', day: Day) => readonly string[];
  /** Days on which the answers of `members` or `roster` may become others; ascending. */
  readonly memberTurns: (group: string) => readonly Day[];
  readonly rosterTurns: (kind: 'un' | 'states') => readonly Day[];
}

/** One spell of a state; null is open, but without `unMemberFrom` it was no UN member. */
export interface StateRow {
  readonly code: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly unMemberFrom: Day | null;
  readonly unMemberTo: Day | null;
}

export interface GroupRow {
  readonly group: string;
  /** First possible day; null: nobody has established it, so it counts as always. */
  readonly foundedFirst: Day | null;
}

export interface MembershipRow {
  readonly group: string;
  readonly party: string;
  /** First possible day; null is open. */
  readonly fromFirst: Day | null;
  /** Last possible day; null: not ended. */
  readonly toLast: Day | null;
  /** It is over and nobody knows since when: then it counts on no day. */
  readonly toUnknown: boolean;
}

export interface DirectoryRows {
  readonly states: readonly StateRow[];
  readonly groups: readonly GroupRow[];
  readonly memberships: readonly MembershipRow[];
}

/** A directory of plain rows, which must be those known at its sequence. */
export function buildDirectory(rows: DirectoryRows): Directory {
  const spells = spellsByParty(rows);
  const spellsOf = (party: string): readonly Spell[] => spells.get(party) ?? [];
  const rosters = { un: unRoster(rows.states), states: stateRoster(rows.states) };
  const groups = membersByGroup(rows.memberships, spellsOf);
  return {
    exists: (party, day) => spellsOf(party).some((each) => holdsOn(each, day)),
    spells: spellsOf,
    members: (group, day) => groups.get(asParty(group))?.on(day) ?? NOBODY,
    roster: (kind, day) => rosters[kind].on(day),
    memberTurns: (group) => groups.get(asParty(group))?.turns ?? [],
    rosterTurns: (kind) => rosters[kind].turns,
  };
}

/** The very same on every day, for so is known that nothing changed between two of them. */
const NOBODY: readonly string[] = [];

const asParty = (group: string): string => (isGroup(group) ? group : groupParty(group));

function spellsByParty({ states, groups }: DirectoryRows): Map<string, readonly Spell[]> {
  const byState = Map.groupBy(states, ({ code }) => code);
  const spells = new Map<string, readonly Spell[]>();
  for (const [code, rows] of byState) {
    spells.set(code, joined(rows.map((row) => spell(row.validFrom, row.validTo))));
  }
  for (const { group, foundedFirst } of groups) {
    spells.set(asParty(group), [spell(foundedFirst, null)]);
  }
  return spells;
}

/** No longer than the state. */
function unRoster(states: readonly StateRow[]): CodeList {
  const members = states.filter((row) => row.unMemberFrom !== null);
  return new CodeList(
    members.map((row) => ({
      code: row.code,
      spell: overlap(spell(row.validFrom, row.validTo), spell(row.unMemberFrom, row.unMemberTo)),
    })),
  );
}

function stateRoster(states: readonly StateRow[]): CodeList {
  return new CodeList(
    states.map((row) => ({ code: row.code, spell: spell(row.validFrom, row.validTo) })),
  );
}

/** Membership is cut to the days on which the country existed. */
function membersByGroup(
  memberships: readonly MembershipRow[],
  spellsOf: (party: string) => readonly Spell[],
): Map<string, CodeList> {
  const counted = memberships.filter((row) => !row.toUnknown);
  const lists = new Map<string, CodeList>();
  for (const [group, rows] of Map.groupBy(counted, (row) => asParty(row.group))) {
    const entries = rows.flatMap((row) =>
      spellsOf(row.party).map((existed) => ({
        code: row.party,
        spell: overlap(existed, spell(row.fromFirst, row.toLast)),
      })),
    );
    lists.set(group, new CodeList(entries));
  }
  return lists;
}

const overlap = (a: Spell, b: Spell): Spell => ({
  first: Math.max(a.first, b.first),
  last: Math.min(a.last, b.last),
});
