import { type CurveFit, fitCounts, type MonthlyCounts } from './curve-fit.js';
import { type LeastSquaresFit, leastSquares } from './least-squares.js';

export const LOGISTIC_PARAMETERS = ['capacity', 'rate', 'midpoint'] as const;

/** Cumulative adopters = capacity / (1 + e^(-rate (t - midpoint))), t in months. */
export const logisticFit = (counts: MonthlyCounts): CurveFit =>
  fitCounts(counts, LOGISTIC_PARAMETERS, (given) =>
    fitLogistic(
      given.map((_, at) => at + 1),
      given,
    ),
  );

/** Parameters are capacity, rate and midpoint; null when no rising curve fits. */
export function fitLogistic(xs: readonly number[], ys: readonly number[]): LeastSquaresFit | null {
  const start = startOf(xs, ys);
  return start && leastSquares({ model: logistic, start, xs, ys });
}

function logistic([capacity, rate, midpoint]: readonly number[], x: number): number {
  if (!(capacity! > 0 && rate! > 0)) return Number.NaN;
  return capacity! / (1 + Math.exp(-rate! * (x - midpoint!)));
}

/** The straight line through the log odds, as if nearly all had adopted. */
function startOf(xs: readonly number[], ys: readonly number[]): number[] | null {
  const capacity = 1.1 * Math.max(...ys);
  const points = xs
    .map((x, at) => ({ x, y: ys[at]! }))
    .filter(({ y }) => y > 0)
    .map(({ x, y }) => ({ x, odds: Math.log(y / (capacity - y)) }));
  const mean = (values: number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;
  const [x0, odds0] = [mean(points.map(({ x }) => x)), mean(points.map(({ odds }) => odds))];
  const slope =
    mean(points.map(({ x, odds }) => (x - x0) * (odds - odds0))) /
    mean(points.map(({ x }) => (x - x0) ** 2));
  return slope > 0 ? [capacity, slope, x0 - odds0 / slope] : null;
}
