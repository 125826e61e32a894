import { type Day, isoOf } from '#vocabulary/day.js';

const FIRST_YEAR = 1946;

/** Months since January 1946; what was before counts as then. */
export function monthOf(day: Day): number {
  const [year, month] = isoOf(day).split('-').map(Number) as [number, number];
  return Math.max(0, (year - FIRST_YEAR) * 12 + month - 1);
}
