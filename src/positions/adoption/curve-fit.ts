import type { LeastSquaresFit } from './least-squares.js';

export interface Estimate {
  readonly estimate: number;
  /** Standard error. */
  readonly error: number;
}

/** A curve through cumulative adopters, or the plain reason why there is none. */
export type CurveFit =
  | {
      readonly status: 'fitted';
      /** Months in which somebody adopted. */
      readonly n: number;
      /** Months observed, whole ones only. */
      readonly months: number;
      readonly parameters: Readonly<Record<string, Estimate>>;
      readonly residualError: number;
    }
  | { readonly status: 'too-few'; readonly n: number; readonly needed: number }
  | {
      readonly status: 'too-long';
      readonly n: number;
      readonly months: number;
      readonly most: number;
    }
  | { readonly status: 'no-fit'; readonly n: number; readonly months: number };

/** Adopters by the end of each whole month since the announcement: a month is a twelfth of 365.25 days. */
export type MonthlyCounts = readonly number[];

export const MONTH_DAYS = 365.25 / 12;

/** Three parameters, and something left over to tell how well they fit. */
export const MONTHS_NEEDED = 5;
/** A hundred years. An `asOf` far ahead adds months in which nothing is known to have happened, and each takes time. */
export const MONTHS_MAX = 1_200;

/** Counts by month, from times in days; adoptions in the running month are not in it. */
export function monthlyCounts(times: readonly number[], observedDays: number): MonthlyCounts {
  const months = Math.max(0, Math.floor(observedDays / MONTH_DAYS));
  const ascending = times.toSorted((a, b) => a - b);
  let count = 0;
  return Array.from({ length: months }, (_, at) => {
    while (count < ascending.length && ascending[count]! <= (at + 1) * MONTH_DAYS) count += 1;
    return count;
  });
}

/** New adopters of each month. */
export const increments = (counts: MonthlyCounts): number[] =>
  counts.map((count, at) => count - (counts[at - 1] ?? 0));

/** Months in which the count rose: a long silence adds nothing to what a curve can be told by. */
export const risingMonths = (counts: MonthlyCounts): number =>
  increments(counts).filter((increment) => increment > 0).length;

/** Hands the counts to a method if they can carry three parameters, and names what it finds. */
export function fitCounts(
  counts: MonthlyCounts,
  names: readonly [string, string, string],
  method: (counts: MonthlyCounts) => LeastSquaresFit | null,
): CurveFit {
  const n = risingMonths(counts);
  const months = counts.length;
  if (n < MONTHS_NEEDED) return { status: 'too-few', n, needed: MONTHS_NEEDED };
  if (months > MONTHS_MAX) return { status: 'too-long', n, months, most: MONTHS_MAX };
  const found = method(counts);
  if (found === null) return { status: 'no-fit', n, months };
  const parameters = names.map((name, at): [string, Estimate] => [
    name,
    { estimate: published(found.parameters[at]!), error: published(found.errors[at]!) },
  ]);
  const residualError = published(found.residualError);
  return { status: 'fitted', n, months, parameters: Object.fromEntries(parameters), residualError };
}

/** Six significant digits: far finer than any error, and the same on machines that differ in the last bits. */
const published = (value: number): number => Number(value.toPrecision(6));
