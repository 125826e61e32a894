import { type Day, dayOf } from '#vocabulary/day.js';
import type { FrameworkRow } from './answers.js';

interface Ends {
  /** Days on which anything changed, ascending. */
  readonly days: readonly Day[];
  /** The day that the address names; null for none. */
  readonly pinned: Day | null;
  readonly today: Day;
  /** Where the range ended so far: it does not shrink while the reader goes back in it. */
  readonly reached?: Day | undefined;
}

/**
 * From the announcement or the first change, whichever came first, to today; to the pinned day where the address names
 * one, so that it shows the same to whoever opens it whenever.
 */
export function rangeOf(
  { announcedOn }: Pick<FrameworkRow, 'announcedOn'>,
  { days, pinned, today, reached }: Ends,
): readonly [Day, Day] {
  const announced = dayOf(`${/^\d{4}/.exec(announcedOn)?.[0] ?? 1945}-01-01`);
  const first = Math.min(announced, days[0] ?? announced);
  const last = pinned ?? today;
  return [Math.min(first, last), Math.max(first, last, reached ?? last)];
}
