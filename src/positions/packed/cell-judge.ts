import type { Day } from '#vocabulary/day.js';
import type { Judgement } from '../rule-sets/rule-set.js';

/** Bits of a hearing: in which of three voices evidence with such facts may speak. */
export const CHOSEN = 1;
export const WORDS = 2;
export const DEEDS = 4;

/** The day asked about, as known at a sequence. */
export interface Moment {
  readonly asOf: Day;
  readonly knownAt: number;
  /** The voices, by packed facts. */
  readonly hearing: Uint8Array;
}

/** The rows of a cell lie between two offsets. */
export interface CellBounds {
  readonly rows: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Judges cells of packed rows, one after another, as they stand at one moment. */
export interface CellJudge {
  /** Looks at a cell; what follows is of the cell looked at last. */
  look(cell: CellBounds, withBasis: boolean): void;
  /** Undefined where nothing is in force in that voice. */
  readonly chosen: Judgement | undefined;
  readonly words: Judgement | undefined;
  readonly deeds: Judgement | undefined;
  /** Rows in force in the chosen voice. */
  readonly n: number;
  /** First day of the unbroken run of days with the chosen class, not before the party was born. */
  since(born: Day): Day;
  /** Offsets and weights of the rows in force in the chosen voice, in order; only where the basis was asked for. */
  basis(): Iterable<readonly [at: number, weight: number]>;
}
