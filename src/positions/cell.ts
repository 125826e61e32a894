import type { Day } from '#vocabulary/day.js';
import type { Piece } from './piece.js';
import type { Spell } from './spell.js';

/** All that bears on one party's position on one subject, over all days. */
export interface Cell {
  readonly on: string;
  readonly party: string;
  /** When the party existed. */
  readonly spells: readonly Spell[];
  /** In the order of `comparePieces`. */
  readonly pieces: readonly Piece[];
  /** Days on which acts of a predecessor pass over, ascending; absent without any. */
  readonly cuts?: readonly Day[];
}
