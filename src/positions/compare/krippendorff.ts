export const ALPHA_METRICS = ['nominal', 'ordinal', 'interval'] as const;
export type AlphaMetric = (typeof ALPHA_METRICS)[number];

export interface Reliability {
  /** 1 is perfect, 0 is chance; null when nothing can be paired or all values are the same. */
  readonly alpha: number | null;
  /** Units with two values or more. */
  readonly units: number;
  /** Values in them. */
  readonly n: number;
  /** Mean squared difference within units, and over all values whatever their unit; null without pairs. */
  readonly observed: number | null;
  readonly expected: number | null;
}

/** Squared difference of two values, by their places in ascending order. */
type Difference = (a: number, b: number) => number;

/** Krippendorff's alpha (2011) over the values that independent coders gave each unit; a lone value pairs with none. */
export function krippendorffAlpha(
  units: readonly (readonly number[])[],
  metric: AlphaMetric,
): Reliability {
  const paired = units.filter((values) => values.length > 1);
  const values = paired.flat();
  const n = values.length;
  if (n === 0) return { alpha: null, units: 0, n: 0, observed: null, expected: null };
  const scale = [...new Set(values)].toSorted((a, b) => a - b);
  const places = new Map(scale.map((value, at) => [value, at]));
  const ranked = paired.map((unit) => unit.map((value) => places.get(value)!));
  const totals = scale.map((value) => values.filter((each) => each === value).length);
  const difference = differenceBy(metric, scale, totals);
  const observed = meanOf(ranked, difference, n);
  const expected = sumPairs(ranked.flat(), difference) / (n * (n - 1));
  const alpha = expected === 0 ? null : 1 - observed / expected;
  return { alpha, units: paired.length, n, observed, expected };
}

/** Each unit weighs as much as it has values. */
function meanOf(ranked: readonly number[][], difference: Difference, n: number): number {
  const sums = ranked.map((unit) => sumPairs(unit, difference) / (unit.length - 1));
  return sums.reduce((sum, each) => sum + each, 0) / n;
}

/** Over all ordered pairs, value by value: many values repeat few places. */
function sumPairs(unit: readonly number[], difference: Difference): number {
  const counts = [...Map.groupBy(unit, (place) => place)].map(
    ([place, same]) => [place, same.length] as const,
  );
  let sum = 0;
  for (const [a, times] of counts) {
    for (const [b, otherTimes] of counts) sum += times * otherTimes * difference(a, b);
  }
  return sum;
}

function differenceBy(
  metric: AlphaMetric,
  scale: readonly number[],
  totals: readonly number[],
): Difference {
  switch (metric) {
    case 'nominal':
      return (a, b) => (a === b ? 0 : 1);
    case 'interval':
      return (a, b) => (scale[a]! - scale[b]!) ** 2;
    case 'ordinal':
      return (a, b) => ranksBetween(totals, a, b) ** 2;
  }
}

/** Values that lie between, those at both ends counting half. */
function ranksBetween(totals: readonly number[], a: number, b: number): number {
  const between = totals.slice(Math.min(a, b), Math.max(a, b) + 1);
  const sum = between.reduce((total, each) => total + each, 0);
  return sum - (totals[a]! + totals[b]!) / 2;
}
