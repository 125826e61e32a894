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

type Start = readonly [potential: number, innovation: number, imitation: number];

/** Parameters are m, p and q, of new adopters in periods 1, 2, 3 …; null when no such curve fits. */
export function fitBass(adopters: readonly number[]): LeastSquaresFit | null {
  const xs = adopters.map((_, at) => at + 1);
  for (const startOf of [bassRegression, commonStart, nearestStart]) {
    const start = startOf(adopters);
    const fit = start && leastSquares({ model: newAdopters, start, xs, ys: adopters });
    if (fit) return fit;
  }
  return null;
}

const commonStart = (adopters: readonly number[]): Start => [
  1.2 * adopters.reduce((sum, it) => sum + it, 0),
  0.01,
  0.1,
];

const INNOVATIONS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3];
const IMITATIONS = [0, 0.03, 0.1, 0.3, 0.6];

/**
 * The nearest of some curves. Where most adopt at once, the regression has no meaning and the common start is too far
 * away for any step to lead down from it to the curve that there is.
 */
function nearestStart(adopters: readonly number[]): Start | null {
  let nearest: Start | null = null;
  let gained = 0;
  for (const p of INNOVATIONS) {
    for (const q of IMITATIONS) {
      const shape = adopters.map((_, at) => newAdopters([1, p, q], at + 1));
      const along = shape.reduce((sum, it, at) => sum + it * adopters[at]!, 0);
      const size = shape.reduce((sum, it) => sum + it ** 2, 0);
      // The m that suits p and q best, and by how much it lessens the squares.
      if (along ** 2 / size <= gained) continue;
      gained = along ** 2 / size;
      nearest = [along / size, p, q];
    }
  }
  return nearest;
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
