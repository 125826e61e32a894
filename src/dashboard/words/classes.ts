import { STANCES, type Stance } from '#vocabulary/stance.js';

/** Everything that a position can be on a day; `silent` is the want of evidence and never a zero. */
export type StandClass = Stance | 'insufficient' | 'silent';

/** In the order of the legend and of the stacked curve: from support to opposition, then what is no stand. */
export const CLASSES: readonly StandClass[] = [...STANCES, 'insufficient', 'silent'];

interface ClassWords {
  /** As it stands in a cell and in a sentence. */
  readonly word: string;
  /** Says the side without colour. */
  readonly mark: string;
}

export const CLASS_WORDS: Readonly<Record<StandClass, ClassWords>> = {
  supports: { word: 'supports', mark: '++' },
  leans_support: { word: 'leans to support', mark: '+' },
  mixed: { word: 'mixed', mark: '±' },
  neutral: { word: 'neutral', mark: '○' },
  leans_oppose: { word: 'leans to oppose', mark: '−' },
  opposes: { word: 'opposes', mark: '−−' },
  insufficient: { word: 'too little evidence', mark: '?' },
  silent: { word: 'silent', mark: '·' },
};

/** By the score and not by the class: somebody mixed can still be a little in favour. Never on too little evidence. */
export const isSupport = (held: {
  readonly class: StandClass;
  readonly score: number | null;
}): boolean => held.class !== 'insufficient' && held.score !== null && held.score > 0;

/** Rank for sorting: support first, silence last. */
export const rankOf = (held: StandClass): number => CLASSES.indexOf(held);
