import { STANCE_SCORES, type Stance } from '#vocabulary/stance.js';
import { KIND_RANKS } from '../piece.js';
import type { Judgement, RuleSet } from './rule-set.js';

export const latest1: RuleSet = {
  name: 'latest',
  version: 1,
  summary:
    'The newest evidence in force decides; on the same day the weightier kind, then the record that was entered later.',
  weights: { kindRanks: { ...KIND_RANKS }, stanceScores: { ...STANCE_SCORES } },
  judge: (pieces) => byStance(pieces.at(-1)!.facts.stance),
  byLast: byStance,
  byWeight: null,
  weigh: (pieces) => pieces.map((_, index) => (index === pieces.length - 1 ? 1 : 0)),
  nextChange: () => null,
};

function byStance(stance: Stance): Judgement {
  return { class: stance, score: STANCE_SCORES[stance] };
}
