import type { Day } from '#vocabulary/day.js';
import type { Piece } from './piece.js';
import type { RuleSet } from './rule-sets/rule-set.js';

/** A piece with its weight among those in force on a day. */
export interface Weighed {
  readonly piece: Piece;
  readonly weight: number;
}

/** Takes the pieces in force on the day, in order; there may be none. */
export function weighed(pieces: readonly Piece[], rules: RuleSet, day: Day): Weighed[] {
  if (pieces.length === 0) return [];
  const weights = rules.weigh(pieces, day);
  return pieces.map((piece, at) => ({ piece, weight: weights[at]! }));
}

export const isWeighty = ({ weight }: Weighed): boolean => weight > 0;
