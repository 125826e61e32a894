/** Days are whole numbers since 1970-01-01, reckoned by the built-in UTC calendar and nothing else. */
const DAY_MS = 86_400_000;

/** Months run from 1; day 0 is the last day of the month before. */
function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY_MS;
}

export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export interface Bounds {
  readonly first: number;
  readonly last: number;
}

/** First and last possible day: a date, `[a..b]` (one day of a range) or `a/b` (an act that spans days). */
export function bounds(edtf: string): Bounds {
  const pair = /^\[(.+)\.\.(.+)\]$/.exec(edtf) ?? /^(.+)\/(.+)$/.exec(edtf);
  if (!pair) return boundsOfOne(edtf);
  return { first: boundsOfOne(pair[1]!).first, last: boundsOfOne(pair[2]!).last };
}

/** `2020-09-08`, `2020-09`, `2020`, digits or parts unknown (`201X`, `2020-XX`), perhaps with ?, ~ or %, which change nothing. */
function boundsOfOne(date: string): Bounds {
  const parts = /^(\d{2}[\dX]{2})(?:-([\dX]{2}))?(?:-([\dX]{2}))?[?~%]?$/.exec(date);
  if (!parts) throw new Error(`The oracle cannot read the date ${date}.`);
  const [, year = '', month = 'XX', day = 'XX'] = parts;
  const firstYear = Number(year.replaceAll('X', '0'));
  const lastYear = Number(year.replaceAll('X', '9'));
  const firstMonth = month === 'XX' ? 1 : Number(month);
  const lastMonth = month === 'XX' ? 12 : Number(month);
  const first = dayNumber(firstYear, firstMonth, day === 'XX' ? 1 : Number(day));
  const last =
    day === 'XX'
      ? dayNumber(lastYear, lastMonth + 1, 0)
      : dayNumber(lastYear, lastMonth, Number(day));
  return { first, last };
}

/** The number of a plain YYYY-MM-DD. */
export const dayOf = (iso: string): number => bounds(iso).first;

export type Interval = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Last day of the interval that holds `day`; ISO weeks end on Sunday. */
export function intervalEnd(interval: Interval, day: number): number {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  if (interval === 'day') return day;
  if (interval === 'week') return day + ((7 - date.getUTCDay()) % 7);
  if (interval === 'month') return dayNumber(year, month + 1, 0);
  if (interval === 'quarter') return dayNumber(year, Math.ceil(month / 3) * 3 + 1, 0);
  return dayNumber(year, 12, 31);
}
