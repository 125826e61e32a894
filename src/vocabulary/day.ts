/** A calendar day as whole days since 1970-01-01 (proleptic Gregorian); earlier days are negative. */
export type Day = number;

const DAY_MS = 86_400_000;

/** Takes YYYY-MM-DD, which must be a real day. */
export function dayOf(iso: string): Day {
  return Date.parse(iso) / DAY_MS;
}

/** Few days are asked for again and again, and spelling one takes longer than looking it up. */
const spelt = new Map<Day, string>();
const SPELT_MAX = 100_000;

export function isoOf(day: Day): string {
  const known = spelt.get(day);
  if (known !== undefined) return known;
  const iso = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (spelt.size < SPELT_MAX) spelt.set(day, iso);
  return iso;
}

/** The day in UTC of an instant, milliseconds since 1970. */
export const dayAt = (instant: number): Day => Math.floor(instant / DAY_MS);

/** True for YYYY-MM-DD that is in the calendar, years 1000 to 9999. */
export const isRealDay = (text: string): boolean => realDay(text) !== undefined;

const ISO_DAY = /^[1-9]\d{3}-\d{2}-\d{2}$/;

/** The day that YYYY-MM-DD means, years 1000 to 9999; undefined when it is none or not in the calendar. */
export function realDay(text: string): Day | undefined {
  if (text.length !== 10 || !ISO_DAY.test(text)) return undefined;
  const [year, month, day] = [numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, 10)];
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  return (
    daysBefore(year) + DAYS_BEFORE_MONTH[month - 1]! + (month > 2 ? leapDay(year) : 0) + day - 1
  );
}

const ZERO = 48;

/** Digits between two places, as a number: much sooner than by way of another string. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

const leapDay = (year: number): number =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;

const daysOf = (year: number, month: number): number =>
  DAYS_BEFORE_MONTH[month]! - DAYS_BEFORE_MONTH[month - 1]! + (month === 2 ? leapDay(year) : 0);

const EPOCH_YEAR = 1970;

/** From 1970-01-01 to the first of January. */
const daysBefore = (year: number): Day => daysSinceYearOne(year) - daysSinceYearOne(EPOCH_YEAR);

function daysSinceYearOne(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}
