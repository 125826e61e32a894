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
const STEP_LEAST = 1e-8;
/** Keeps a parameter of about 0, such as the midpoint of a curve, from asking for steps too fine for any number. */
const NEAR_NOTHING = 1e-3;
/**
 * A step that would lessen the cost by no more than this share of it is a millionth of what the residuals leave
 * uncertain (Bates and Watts 1981): nothing is left to gain, however coarse the numbers.
 */
const GAIN_LEAST = 1e-12;
/** A step that is small only because it was damped proves nothing. */
const DAMPING_OF_A_FREE_STEP = 1;
const DIFFERENCE = 1e-6;

interface State {
  readonly parameters: readonly number[];
  readonly cost: number;
  readonly damping: number;
  readonly isDone: boolean;
}

/** Levenberg's and Marquardt's method; null when it finds no minimum that determines every parameter. */
export function leastSquares(problem: LeastSquaresProblem): LeastSquaresFit | null {
  const cost = costOf(problem, problem.start);
  let state: State | null = { parameters: problem.start, cost, damping: 1e-3, isDone: false };
  for (let step = 0; step < STEPS_MAX && state && !state.isDone; step += 1) {
    state = moved(problem, state);
  }
  return state?.isDone ? summary(problem, state.parameters, state.cost) : null;
}

/** Takes the step if it leads down, and trusts the next one more; else stays, and trusts it less. */
function moved(problem: LeastSquaresProblem, state: State): State | null {
  const { parameters, damping } = state;
  const step = stepFrom(problem, parameters, damping);
  if (step === null) return null;
  const { change, gain } = step;
  const next = parameters.map((value, at) => value + change[at]!);
  const cost = costOf(problem, next);
  const isSettled = gain <= GAIN_LEAST * state.cost || isTiny(change, parameters);
  const isDone = isSettled && damping <= DAMPING_OF_A_FREE_STEP;
  if (cost <= state.cost) return { parameters: next, cost, damping: damping / 10, isDone };
  return { ...state, damping: damping * 10, isDone };
}

interface Step {
  readonly change: readonly number[];
  /** What the cost would fall by if the model were linear. */
  readonly gain: number;
}

function stepFrom(
  problem: LeastSquaresProblem,
  parameters: readonly number[],
  damping: number,
): Step | null {
  const slopes = problem.xs.map((x) => slopesAt(problem, parameters, x));
  const residuals = problem.xs.map((x, at) => problem.ys[at]! - problem.model(parameters, x));
  const normal = normalMatrix(slopes, parameters.length);
  const damped = normal.map((row, i) => row.map((it, j) => (i === j ? it * (1 + damping) : it)));
  const descent = parameters.map((_, j) =>
    slopes.reduce((sum, slope, at) => sum + slope[j]! * residuals[at]!, 0),
  );
  const inverted = inverse(damped);
  if (inverted === null) return null;
  const change = times(inverted, descent);
  return { change, gain: change.reduce((sum, by, at) => sum + by * descent[at]!, 0) };
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
    const width = DIFFERENCE * (Math.abs(value) + NEAR_NOTHING);
    const valueAt = (by: number) => model(parameters.with(at, value + by), x);
    return (valueAt(width) - valueAt(-width)) / (2 * width);
  });
}

function normalMatrix(slopes: readonly (readonly number[])[], size: number): Matrix {
  const indexes = Array.from({ length: size }, (_, at) => at);
  return indexes.map((i) =>
    indexes.map((j) => slopes.reduce((sum, slope) => sum + slope[i]! * slope[j]!, 0)),
  );
}

const isTiny = (change: readonly number[], parameters: readonly number[]): boolean =>
  change.every((by, at) => Math.abs(by) <= STEP_LEAST * (Math.abs(parameters[at]!) + NEAR_NOTHING));
