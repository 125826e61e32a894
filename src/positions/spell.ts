import type { Day } from '#vocabulary/day.js';

/** Days from first to last, both inclusive; -Infinity and Infinity where open. */
export interface Spell {
  readonly first: Day;
  readonly last: Day;
}

export const ALWAYS: Spell = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

/** Null is open. */
export const spell = (first: Day | null, last: Day | null): Spell => ({
  first: first ?? ALWAYS.first,
  last: last ?? ALWAYS.last,
});

export const holdsOn = ({ first, last }: Spell, day: Day): boolean => first <= day && day <= last;

/** Ascending and disjoint: spells that overlap or adjoin become one, for between them nothing ended. */
export function joined(spells: readonly Spell[]): readonly Spell[] {
  const result: Spell[] = [];
  for (const next of spells.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    const previous = result.at(-1);
    if (next.last < next.first) continue;
    if (previous === undefined || next.first > previous.last + 1) result.push(next);
    else if (next.last > previous.last) {
      result[result.length - 1] = { first: previous.first, last: next.last };
    }
  }
  return result;
}
