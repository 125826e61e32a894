import { STANCE_SCORES } from '#vocabulary/stance.js';
import { KIND_RANKS } from '../piece.js';
import type { RuleSet } from './rule-set.js';

export const latest1: RuleSet = {
  name: 'latest',
  version: 1,
  summary:
    'The newest evidence in force decides; on the same day the weightier kind, then the record that was entered later.',
  weights: { kindRanks: { ...KIND_RANKS }, stanceScores: { ...STANCE_SCORES } },
  judge: (pieces) => {
    const { stance } = pieces.at(-1)!.evidence;
    return { class: stance, score: STANCE_SCORES[stance] };
  },
  weigh: (pieces) => pieces.map((_, index) => (index === pieces.length - 1 ? 1 : 0)),
  nextChange: () => null,
};
