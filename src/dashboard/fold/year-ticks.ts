import { type Day, dayOf } from '#vocabulary/day.js';

const STEPS = [1, 2, 5, 10, 20, 50, 100] as const;
const YEAR_DAYS = 365.25;

/** First days of years between two days, so many at most, on round years. */
export function yearTicks(
  [first, last]: readonly [Day, Day],
  most: number,
): readonly { readonly day: Day; readonly year: number }[] {
  const step = STEPS.find((each) => (last - first) / YEAR_DAYS / each <= most) ?? 100;
  const begin = new Date(first * 86_400_000).getUTCFullYear();
  const end = new Date(last * 86_400_000).getUTCFullYear();
  const years = Array.from({ length: end - begin + 1 }, (_, index) => begin + index);
  return years
    .filter((year) => year % step === 0)
    .map((year) => ({ year, day: dayOf(`${year}-01-01`) }))
    .filter(({ day }) => day >= first && day <= last);
}
