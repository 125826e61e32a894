import type { JsonObject } from '#kernel/json.js';
import type { Day } from '#vocabulary/day.js';
import { STANCE_SCORES } from '#vocabulary/stance.js';
import type { Kind } from '#vocabulary/terms.js';
import type { Piece } from '../piece.js';
import type { Judgement, PositionClass, RuleSet } from './rule-set.js';
import { DEFAULT_WEIGHTS, type StanceKind, type Weights } from './weights.js';
import { checkWeights } from './weights-check.js';

/** The rule-set under given weights; refuses weights that no score can be made of. */
export function weighted(weights: Weights): RuleSet {
  checkWeights(weights);
  const ageing: ReadonlySet<Kind> = new Set(weights.ageing.kinds);
  const decayAfter = decayBySteps(weights.ageing.halvingSteps);
  const weightOf = (piece: Piece, day: Day): number => {
    const { kind, coverage } = piece.evidence;
    const base = weights.kinds[kind as StanceKind] * weights.coverages[coverage];
    if (!ageing.has(kind)) return base;
    return base * decayAfter(Math.floor((day - piece.start) / weights.ageing.stepDays));
  };
  return {
    name: 'weighted',
    version: 1,
    summary:
      'All evidence in force is averaged, by kind and by how it took the principle up; statements and votes age in steps.',
    weights: weights as unknown as JsonObject,
    judge: (pieces, day) => average(pieces, weights, (piece) => weightOf(piece, day)),
    byLast: null,
    weigh: (pieces, day) => pieces.map((piece) => weightOf(piece, day)),
    nextChange: (pieces, day) => nextAnniversary(pieces, ageing, weights.ageing.stepDays, day),
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

/** Sums run in the order of the pieces, so that the same evidence gives the same bits everywhere. */
function average(
  pieces: readonly Piece[],
  weights: Weights,
  weightOf: (piece: Piece) => number,
): Judgement {
  let total = 0;
  let sum = 0;
  for (const piece of pieces) {
    const weight = weightOf(piece);
    total += weight;
    sum += weight * scoreOf(piece);
  }
  const score = total > 0 ? sum / total : null;
  if (score === null || total < weights.sufficientWeight) return { class: 'insufficient', score };
  return { class: classOf(score, pieces, weights.thresholds), score };
}

function classOf(
  score: number,
  pieces: readonly Piece[],
  { full, leaning }: Weights['thresholds'],
): PositionClass {
  if (score >= full) return 'supports';
  if (score >= leaning) return 'leans_support';
  if (score <= -full) return 'opposes';
  if (score <= -leaning) return 'leans_oppose';
  const isContested =
    pieces.some((piece) => scoreOf(piece) > 0) && pieces.some((piece) => scoreOf(piece) < 0);
  return isContested ? 'mixed' : 'neutral';
}

const scoreOf = ({ evidence }: Piece): number => STANCE_SCORES[evidence.stance];

function nextAnniversary(
  pieces: readonly Piece[],
  ageing: ReadonlySet<Kind>,
  stepDays: number,
  day: Day,
): Day | null {
  let next = Number.POSITIVE_INFINITY;
  for (const { start, evidence } of pieces) {
    if (!ageing.has(evidence.kind)) continue;
    const steps = Math.floor((day - start) / stepDays);
    next = Math.min(next, start + (steps + 1) * stepDays);
  }
  return next === Number.POSITIVE_INFINITY ? null : next;
}
