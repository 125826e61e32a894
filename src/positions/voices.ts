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
  return { judgement, words, deeds, gap: wordsLessDeeds(words, deeds) };
}

/** Null where either is unknown. */
export const wordsLessDeeds = (words: number | null, deeds: number | null): number | null =>
  words !== null && deeds !== null ? words - deeds : null;

const clearScore = (judged: Judged): number | null =>
  judged === undefined || judged.class === 'insufficient' ? null : judged.score;
