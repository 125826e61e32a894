/** Stances and their scores. Having no evidence is `silent`, which is never 0 and never among these. */
export const STANCE_SCORES = {
  supports: 1,
  leans_support: 0.5,
  mixed: 0,
  neutral: 0,
  leans_oppose: -0.5,
  opposes: -1,
} as const;

export type Stance = keyof typeof STANCE_SCORES;
export const STANCES = Object.keys(STANCE_SCORES) as [Stance, ...Stance[]];
