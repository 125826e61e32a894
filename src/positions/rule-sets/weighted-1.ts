import type { JsonObject } from '#kernel/json.js';
import type { Day } from '#vocabulary/day.js';
import { STANCE_SCORES } from '#vocabulary/stance.js';
import type { Kind } from '#vocabulary/terms.js';
import { isNear } from '../noise.js';
import type { Piece } from '../piece.js';
import type { Bounds, Judgement, PositionClass, RuleSet, Sums, Weighing } from './rule-set.js';
import { DEFAULT_WEIGHTS, type StanceKind, type Weights } from './weights.js';
import { checkWeights } from './weights-check.js';

/** More than any score. */
const BEYOND = 2;

/** The rule-set under given weights; refuses weights that no score can be made of. */
export function weighted(weights: Weights): RuleSet {
  checkWeights(weights);
  const weighing = weighingBy(weights);
  return {
    name: 'weighted',
    version: 1,
    summary:
      'All evidence in force is averaged, by kind and by how it took the principle up; statements and votes age in steps.',
    weights: weights as unknown as JsonObject,
    judge: (pieces, day) => weighing.judge(sumsOf(pieces, day, weighing)),
    byLast: null,
    byWeight: weighing,
    weigh: (pieces, day) => pieces.map((piece) => weightOf(piece, day, weighing)),
    nextChange: (pieces, day) => nextAnniversary(pieces, day, weighing),
  };
}

function weighingBy(weights: Weights): Weighing {
  const ageing: ReadonlySet<Kind> = new Set(weights.ageing.kinds);
  return {
    baseOf: ({ kind, coverage }) => weights.kinds[kind as StanceKind] * weights.coverages[coverage],
    ages: (kind) => ageing.has(kind),
    stepDays: weights.ageing.stepDays,
    decayAfter: decayBySteps(weights.ageing.halvingSteps),
    judge: (sums) => judged(sums, weights),
    boundsOf: boundsBy(weights),
  };
}

export const weighted1: RuleSet = weighted(DEFAULT_WEIGHTS);

/** Powers are slow and few differ, so each is taken once. */
function decayBySteps(halvingSteps: number): (steps: number) => number {
  const known: number[] = [];
  return (steps) => {
    const decay = known[steps] ?? 2 ** (-steps / halvingSteps);
    known[steps] = decay;
    return decay;
  };
}

function weightOf({ facts, start }: Piece, day: Day, weighing: Weighing): number {
  const base = weighing.baseOf(facts);
  if (!weighing.ages(facts.kind)) return base;
  return base * weighing.decayAfter(Math.floor((day - start) / weighing.stepDays));
}

function sumsOf(pieces: readonly Piece[], day: Day, weighing: Weighing): Sums {
  let weight = 0;
  let score = 0;
  for (const piece of pieces) {
    const own = weightOf(piece, day, weighing);
    weight += own;
    score += own * scoreOf(piece);
  }
  const isContested =
    pieces.some((piece) => scoreOf(piece) > 0) && pieces.some((piece) => scoreOf(piece) < 0);
  return { weight, score, isContested };
}

const scoreOf = ({ facts }: Piece): number => STANCE_SCORES[facts.stance];

function judged({ weight, score: sum, isContested }: Sums, weights: Weights): Judgement {
  if (weight === 0) return { class: 'insufficient', score: null };
  const score = settled(sum / weight, isContested, weights.thresholds);
  const isEnough = isAtLeast(weight, weights.sufficientWeight);
  return {
    class: isEnough ? classOf(score, isContested, weights.thresholds) : 'insufficient',
    score,
  };
}

/** Weights may be tiny, and so may the limit: the noise goes by their size. */
const isAtLeast = (weight: number, limit: number): boolean =>
  weight >= limit || isNear(weight / limit, 1);

/**
 * Puts a score that rounding alone keeps from a bound onto it, and leaves all others as they are. Where nothing cancels
 * out the sign is sure, however little weight speaks.
 */
function settled(
  score: number,
  isContested: boolean,
  { full, leaning }: Weights['thresholds'],
): number {
  const size = Math.abs(score);
  if (isContested && isNear(size, 0)) return 0;
  if (isNear(size, full)) return Math.sign(score) * full;
  return isNear(size, leaning) ? Math.sign(score) * leaning : score;
}

function classOf(
  score: number,
  isContested: boolean,
  { full, leaning }: Weights['thresholds'],
): PositionClass {
  if (score >= full) return 'supports';
  if (score >= leaning) return 'leans_support';
  if (score <= -full) return 'opposes';
  if (score <= -leaning) return 'leans_oppose';
  return isContested ? 'mixed' : 'neutral';
}

function boundsBy({ sufficientWeight, thresholds }: Weights): Weighing['boundsOf'] {
  const { full, leaning } = thresholds;
  const scores = (least: number, most: number): Bounds => ({
    weight: { least: sufficientWeight, most: Number.POSITIVE_INFINITY },
    score: { least, most },
  });
  const middle = scores(-leaning, leaning);
  const bounds: Readonly<Record<PositionClass, Bounds>> = {
    supports: scores(full, BEYOND),
    leans_support: scores(leaning, full),
    mixed: middle,
    neutral: middle,
    leans_oppose: scores(-full, -leaning),
    opposes: scores(-BEYOND, -full),
    insufficient: {
      weight: { least: Number.NEGATIVE_INFINITY, most: sufficientWeight },
      score: { least: -BEYOND, most: BEYOND },
    },
  };
  return (given) => bounds[given];
}

function nextAnniversary(pieces: readonly Piece[], day: Day, weighing: Weighing): Day | null {
  const { ages, stepDays } = weighing;
  let next = Number.POSITIVE_INFINITY;
  for (const { start, facts } of pieces) {
    if (!ages(facts.kind)) continue;
    const steps = Math.floor((day - start) / stepDays);
    next = Math.min(next, start + (steps + 1) * stepDays);
  }
  return next === Number.POSITIVE_INFINITY ? null : next;
}
