import { type CurveFit, fitCounts, increments, type MonthlyCounts } from './curve-fit.js';
import { type LeastSquaresFit, leastSquares } from './least-squares.js';
import { inverse, times } from './linear-system.js';

export const BASS_PARAMETERS = ['potential', 'innovation', 'imitation'] as const;

/**
 * Bass's model of diffusion, by month: `potential` adopters in the end, `innovation` (p) of those left adopt by
 * themselves, `imitation` (q) as others have. Fitted to the new adopters of each month by nonlinear least squares,
 * as Srinivasan and Mason (1986) do it, beginning at Bass's own linear regression.
 */
export const bassFit = (counts: MonthlyCounts): CurveFit =>
  fitCounts(counts, BASS_PARAMETERS, (given) => fitBass(increments(given)));

/** Parameters are m, p and q, of new adopters in periods 1, 2, 3 …; null when no such curve fits. */
export function fitBass(adopters: readonly number[]): LeastSquaresFit | null {
  const xs = adopters.map((_, at) => at + 1);
  const total = adopters.reduce((sum, it) => sum + it, 0);
  const common = [1.2 * total, 0.01, 0.1];
  for (const start of [bassRegression(adopters), common]) {
    const fit = start && leastSquares({ model: newAdopters, start, xs, ys: adopters });
    if (fit) return fit;
  }
  return null;
}

/**
 * m, p and q by ordinary least squares of new adopters on earlier ones and their square; null where the regression
 * has no such meaning.
 */
export function bassRegression(adopters: readonly number[]): [number, number, number] | null {
  let total = 0;
  const rows = adopters.map((now) => {
    const before = total;
    total += now;
    return [1, before, before ** 2];
  });
  const products = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
  );
  const inverted = inverse(products);
  if (inverted === null) return null;
  const [a, b, c] = times(
    inverted,
    [0, 1, 2].map((i) => rows.reduce((sum, row, at) => sum + row[i]! * adopters[at]!, 0)),
  ) as [number, number, number];
  const potential = (-b - Math.sqrt(b ** 2 - 4 * a * c)) / (2 * c);
  const meaning: [number, number, number] = [potential, a / potential, -c * potential];
  return meaning.every((it) => it > 0) ? meaning : null;
}

const newAdopters = ([m, p, q]: readonly number[], period: number): number =>
  m! * (adopted(p!, q!, period) - adopted(p!, q!, period - 1));

/** Share that has adopted by a time. */
function adopted(p: number, q: number, time: number): number {
  if (!(p > 0 && p + q > 0)) return Number.NaN;
  const left = Math.exp(-(p + q) * time);
  return (1 - left) / (1 + (q / p) * left);
}
