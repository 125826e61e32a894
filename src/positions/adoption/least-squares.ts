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
  /** How the cost falls from here; kept while steps are not taken. */
  readonly ground: Ground;
}

/** The normal equations at one place. */
interface Ground {
  readonly normal: Matrix;
  readonly descent: readonly number[];
}

/** Levenberg's and Marquardt's method; null when it finds no minimum that determines every parameter. */
export function leastSquares(problem: LeastSquaresProblem): LeastSquaresFit | null {
  const cost = costOf(problem, problem.start);
  const ground = groundAt(problem, problem.start);
  const start: State = { parameters: problem.start, cost, damping: 1e-3, isDone: false, ground };
  let state: State | null = start;
  for (let step = 0; step < STEPS_MAX && state && !state.isDone; step += 1) {
    state = moved(problem, state);
  }
  return state?.isDone ? summary(problem, state) : null;
}

/** Takes the step if it leads down, and trusts the next one more; else stays, and trusts it less. */
function moved(problem: LeastSquaresProblem, state: State): State | null {
  const { parameters, damping } = state;
  const step = stepFrom(state);
  if (step === null) return null;
  const { change, gain } = step;
  const next = parameters.map((value, at) => value + change[at]!);
  const cost = costOf(problem, next);
  const isSettled = gain <= GAIN_LEAST * state.cost || isTiny(change, parameters);
  const isDone = isSettled && damping <= DAMPING_OF_A_FREE_STEP;
  if (cost > state.cost) return { ...state, damping: damping * 10, isDone };
  const ground = groundAt(problem, next);
  return { parameters: next, cost, damping: damping / 10, isDone, ground };
}

interface Step {
  readonly change: readonly number[];
  /** What the cost would fall by if the model were linear. */
  readonly gain: number;
}

function stepFrom({ ground: { normal, descent }, damping }: State): Step | null {
  const damped = normal.map((row, i) => row.map((it, j) => (i === j ? it * (1 + damping) : it)));
  const inverted = inverse(damped);
  if (inverted === null) return null;
  const change = times(inverted, descent);
  return { change, gain: change.reduce((sum, by, at) => sum + by * descent[at]!, 0) };
}

function summary(
  { xs }: LeastSquaresProblem,
  { parameters, cost, ground }: State,
): LeastSquaresFit | null {
  const covariance = inverse(ground.normal);
  const freedom = xs.length - parameters.length;
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

/** One pass over the points, for there may be many. */
function groundAt({ model, xs, ys }: LeastSquaresProblem, parameters: readonly number[]): Ground {
  const normal = parameters.map(() => parameters.map(() => 0));
  const descent = parameters.map(() => 0);
  const slopes = parameters.map(() => 0);
  const moving = [...parameters];
  for (const [at, x] of xs.entries()) {
    slopesAt(model, moving, x, slopes);
    addPoint({ normal, descent }, slopes, ys[at]! - model(parameters, x));
  }
  return { normal, descent };
}

function addPoint(
  { normal, descent }: { readonly normal: readonly number[][]; readonly descent: number[] },
  slopes: readonly number[],
  residual: number,
): void {
  for (let i = 0; i < slopes.length; i += 1) {
    descent[i]! += slopes[i]! * residual;
    for (let j = 0; j < slopes.length; j += 1) normal[i]![j]! += slopes[i]! * slopes[j]!;
  }
}

/** By central differences; the parameters are moved, and put back. */
function slopesAt(
  model: LeastSquaresProblem['model'],
  moving: number[],
  x: number,
  slopes: number[],
): void {
  for (let at = 0; at < moving.length; at += 1) {
    const value = moving[at]!;
    const width = DIFFERENCE * (Math.abs(value) + NEAR_NOTHING);
    moving[at] = value + width;
    const above = model(moving, x);
    moving[at] = value - width;
    slopes[at] = (above - model(moving, x)) / (2 * width);
    moving[at] = value;
  }
}

const isTiny = (change: readonly number[], parameters: readonly number[]): boolean =>
  change.every((by, at) => Math.abs(by) <= STEP_LEAST * (Math.abs(parameters[at]!) + NEAR_NOTHING));
