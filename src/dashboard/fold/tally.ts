import type { Day } from '#vocabulary/day.js';
import { CLASSES, type StandClass } from '../words/classes.js';
import type { Directory } from './directory.js';
import type { Segments } from './segments.js';

/** How many of those who could hold a position are in each class. */
export type Counts = Readonly<Record<StandClass, number>>;

export function tally(
  segments: Pick<Segments, 'at'>,
  on: string,
  parties: readonly string[],
  day: Day,
): Counts {
  const counts = Object.fromEntries(CLASSES.map((each) => [each, 0])) as Record<StandClass, number>;
  for (const party of parties) counts[segments.at(party, on, day).class] += 1;
  return counts;
}

/** Members of the United Nations in each class, by name. */
export function partiesByClass(
  segments: Segments,
  on: string,
  directory: Directory,
  day: Day,
): ReadonlyMap<StandClass, readonly string[]> {
  const members = directory.byName(directory.membersOn(day), day);
  return Map.groupBy(members, (party) => segments.at(party, on, day).class);
}

/** Those outside the roster that hold something: groups, and states that are no members. */
export const outside = (
  segments: Segments,
  on: string,
  directory: Directory,
  day: Day,
): readonly string[] =>
  directory.byName(
    segments
      .parties(on)
      .filter((party) => !directory.isMember(party, day))
      .filter((party) => segments.at(party, on, day).class !== 'silent'),
    day,
  );
