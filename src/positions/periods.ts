import { type Day, dayAt, isoOf } from '#vocabulary/day.js';

export const INTERVALS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof INTERVALS)[number];

export interface PeriodsQuery {
  readonly interval: Interval;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
}

/** Sunday, 4 January 1970: ISO weeks end on Sundays. */
const A_SUNDAY: Day = 3;

/**
 * Last day of each interval that has a day between `from` and the earlier of `to` and `asOf`; the running one
 * ends there. Ascending; empty when `from` is later. How many may be asked for is the caller's to limit.
 */
export function periodEnds({ interval, from, to, asOf }: PeriodsQuery): Day[] {
  const stop = Math.min(to, asOf);
  const ends: Day[] = [];
  for (let day = from; day <= stop; day = ends.at(-1)! + 1) {
    ends.push(Math.min(endOfPeriod(interval, day), stop));
  }
  return ends;
}

/** The same periods, so many at a time. */
export function stretchesOf(query: PeriodsQuery, size: number): PeriodsQuery[] {
  const ends = periodEnds(query);
  const stretches: PeriodsQuery[] = [];
  for (let at = 0; at < ends.length; at += size) {
    const from = at === 0 ? query.from : ends[at - 1]! + 1;
    stretches.push({ ...query, from, to: ends[Math.min(at + size, ends.length) - 1]! });
  }
  return stretches;
}

/** Last day of the interval that the day lies in. */
export function endOfPeriod(interval: Interval, day: Day): Day {
  switch (interval) {
    case 'day':
      return day;
    case 'week':
      return day + ((((A_SUNDAY - day) % 7) + 7) % 7);
    case 'month':
      return endOfMonths(day, 1);
    case 'quarter':
      return endOfMonths(day, 3);
    case 'year':
      return endOfMonths(day, 12);
  }
}

/** The year is cut into blocks of as many months as said. */
function endOfMonths(day: Day, blockMonths: number): Day {
  const [year, month] = isoOf(day).split('-', 2).map(Number) as [number, number];
  const lastMonth = Math.ceil(month / blockMonths) * blockMonths;
  return dayAt(Date.UTC(year, lastMonth, 0));
}
