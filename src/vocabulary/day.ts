/** A calendar day as whole days since 1970-01-01 (proleptic Gregorian); earlier days are negative. */
export type Day = number;

const DAY_MS = 86_400_000;

/** Takes YYYY-MM-DD, which must be a real day. */
export function dayOf(iso: string): Day {
  return Date.parse(iso) / DAY_MS;
}

export function isoOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** True for YYYY-MM-DD that is in the calendar, years 1000 to 9999. */
export function isRealDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
