import { type Day, dayOf, isoOf } from '#vocabulary/day.js';
import type { StandClass } from '../words/classes.js';
import type { ChangeRow, CountedRow } from './answers.js';
import { type Step, supportersOn } from './curve.js';
import type { PositionRow } from './explained.js';
import type { Segments } from './segments.js';

/** In these the score can be on either side of zero, and go from one to the other. */
const isEither = (held: StandClass): boolean => held === 'mixed' || held === 'neutral';

/** The first day on which anybody could cross into support without a change of class; undefined for never. */
export function eitherFrom(segments: Segments, on: string): Day | undefined {
  const begun = segments
    .parties(on)
    .flatMap((party) => segments.runs(party, on))
    .filter((run) => isEither(run.class));
  return begun.length === 0 ? undefined : Math.min(...begun.map(({ since }) => since));
}

/**
 * Days on which somebody crossed into support or out of it within one class. Changes of class do not tell of them, so
 * that what the server counts by day and what follows from the changes part there.
 */
export function hiddenTurns(
  steps: readonly Step[],
  counted: readonly CountedRow[],
): readonly Day[] {
  let apart = 0;
  return counted.flatMap(({ date, roster, supportShare }) => {
    const day = dayOf(date);
    const before = apart;
    apart = Math.round((supportShare ?? 0) * roster) - supportersOn(steps, day);
    return apart === before ? [] : [day];
  });
}

/** Positions of such a day, told like changes, so that they can be folded with those. */
export const asTurns = (day: Day, rows: readonly PositionRow[]): readonly ChangeRow[] =>
  rows
    .filter((row) => isEither(row.class))
    .map(({ party, on, class: held, score }) => ({
      date: isoOf(day),
      party,
      on,
      before: held,
      after: held,
      scoreBefore: score,
      scoreAfter: score,
      kinds: [],
      causes: [],
    }));
