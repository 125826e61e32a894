import { inverse, type Matrix, times } from './linear-system.js';

export interface LeastSquaresProblem {
  /** Gives anything but a finite number where the parameters make no sense: such steps are not taken. */
  readonly model: (parameters: readonly number[], x: number) => number;
  readonly start: readonly number[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

export interface LeastSquaresFit {
  readonly parameters: readonly number[];
  /** Standard errors, in the order of the parameters. */
  readonly errors: readonly number[];
  /** Residual standard error. */
  readonly residualError: number;
}

const STEPS_MAX = 300;
const STEP_LEAST = 1e-9;
/** A step that is small only because it was damped proves nothing. */
const DAMPING_OF_A_FREE_STEP = 1;
const DIFFERENCE = 1e-6;

/** Levenberg's and Marquardt's method; null when it finds no minimum that determines every parameter. */
export function leastSquares(problem: LeastSquaresProblem): LeastSquaresFit | null {
  let parameters = problem.start;
  let cost = costOf(problem, parameters);
  let damping = 1e-3;
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const change = stepFrom(problem, parameters, damping);
    if (change === null) return null;
    const next = parameters.map((value, at) => value + change[at]!);
    const nextCost = costOf(problem, next);
    const isDone = damping <= DAMPING_OF_A_FREE_STEP && isTiny(change, parameters);
    if (nextCost <= cost) [parameters, cost] = [next, nextCost];
    if (isDone) return summary(problem, parameters, cost);
    damping = nextCost <= cost ? damping / 10 : damping * 10;
  }
  return null;
}

function stepFrom(
  problem: LeastSquaresProblem,
  parameters: readonly number[],
  damping: number,
): number[] | null {
  const slopes = problem.xs.map((x) => slopesAt(problem, parameters, x));
  const residuals = problem.xs.map((x, at) => problem.ys[at]! - problem.model(parameters, x));
  const normal = normalMatrix(slopes, parameters.length);
  const damped = normal.map((row, i) => row.map((it, j) => (i === j ? it * (1 + damping) : it)));
  const descent = parameters.map((_, j) =>
    slopes.reduce((sum, slope, at) => sum + slope[j]! * residuals[at]!, 0),
  );
  const inverted = inverse(damped);
  return inverted && times(inverted, descent);
}

function summary(
  problem: LeastSquaresProblem,
  parameters: readonly number[],
  cost: number,
): LeastSquaresFit | null {
  const slopes = problem.xs.map((x) => slopesAt(problem, parameters, x));
  const covariance = inverse(normalMatrix(slopes, parameters.length));
  const freedom = problem.xs.length - parameters.length;
  if (covariance === null || freedom <= 0) return null;
  const variance = cost / freedom;
  const errors = covariance.map((row, at) => Math.sqrt(variance * row[at]!));
  if (![...parameters, ...errors].every(Number.isFinite)) return null;
  return { parameters, errors, residualError: Math.sqrt(variance) };
}

/** Infinity where the model says nothing, so that every other place is better. */
function costOf({ model, xs, ys }: LeastSquaresProblem, parameters: readonly number[]): number {
  const cost = xs.reduce((sum, x, at) => sum + (ys[at]! - model(parameters, x)) ** 2, 0);
  return Number.isFinite(cost) ? cost : Number.POSITIVE_INFINITY;
}

/** By central differences. */
function slopesAt(
  { model }: LeastSquaresProblem,
  parameters: readonly number[],
  x: number,
): number[] {
  return parameters.map((value, at) => {
    const width = DIFFERENCE * (Math.abs(value) || 1);
    const moved = (by: number) => model(parameters.with(at, value + by), x);
    return (moved(width) - moved(-width)) / (2 * width);
  });
}

function normalMatrix(slopes: readonly (readonly number[])[], size: number): Matrix {
  const indexes = Array.from({ length: size }, (_, at) => at);
  return indexes.map((i) =>
    indexes.map((j) => slopes.reduce((sum, slope) => sum + slope[i]! * slope[j]!, 0)),
  );
}

const isTiny = (change: readonly number[], parameters: readonly number[]): boolean =>
  change.every((by, at) => Math.abs(by) <= STEP_LEAST * (Math.abs(parameters[at]!) + STEP_LEAST));
