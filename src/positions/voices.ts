import type { Judgement } from './rule-sets/rule-set.js';

/** Where a party stands, and what its words and its deeds say; scores are null when silent or insufficient. */
export interface Voices {
  /** Undefined where nothing is in force. */
  readonly judgement: Judgement | undefined;
  readonly words: number | null;
  readonly deeds: number | null;
  /** Words less deeds. */
  readonly gap: number | null;
}

type Judged = Judgement | undefined;

export function voicesOf(judgement: Judged, inWords: Judged, inDeeds: Judged): Voices {
  const words = clearScore(inWords);
  const deeds = clearScore(inDeeds);
  const gap = words !== null && deeds !== null ? words - deeds : null;
  return { judgement, words, deeds, gap };
}

const clearScore = (judged: Judged): number | null =>
  judged === undefined || judged.class === 'insufficient' ? null : judged.score;
