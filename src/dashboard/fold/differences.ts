import type { Day } from '#vocabulary/day.js';
import type { StandClass } from '../words/classes.js';
import type { Segments } from './segments.js';

/** A party of which we believe something else now than we did then. */
export interface Difference {
  readonly party: string;
  readonly before: StandClass;
  readonly after: StandClass;
}

/** Positions on one day that differ between two states of our knowledge. */
export const differences = (
  then: Segments,
  now: Segments,
  on: string,
  parties: readonly string[],
  day: Day,
): readonly Difference[] =>
  parties
    .map((party) => ({
      party,
      before: then.at(party, on, day).class,
      after: now.at(party, on, day).class,
    }))
    .filter((each) => each.before !== each.after);
