import { type Day, isoOf } from '#vocabulary/day.js';
import type { Interval } from './periods.js';

const DAY_OF_1960: Day = -3_653;
/** The first Monday of 1960 was its fourth day. */
const MONDAY_OF_1960: Day = DAY_OF_1960 + 3;

/**
 * Whole numbers without gaps, as Stata counts: the year itself, and months, quarters and days since the beginning of
 * 1960. Weeks are ISO weeks since the first Monday of 1960, which are not the weeks of Stata.
 */
export function periodNumber(interval: Interval, day: Day): number {
  const [year, month] = isoOf(day).split('-').map(Number) as [number, number];
  switch (interval) {
    case 'year':
      return year;
    case 'quarter':
      return (year - 1960) * 4 + Math.floor((month - 1) / 3);
    case 'month':
      return (year - 1960) * 12 + month - 1;
    case 'week':
      return Math.floor((day - MONDAY_OF_1960) / 7);
    case 'day':
      return day - DAY_OF_1960;
  }
}
