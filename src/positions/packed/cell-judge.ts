import type { Day } from '#vocabulary/day.js';
import type { Voices } from '../voices.js';
import type { CellRows } from './cell-rows.js';

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

/** Judges cells of packed rows, one subject after another, as they stand at one moment. */
export interface CellJudge {
  /** Looks at cells of a subject, by number; what follows is told of these, by their place among those asked for. */
  look(cells: CellRows, asked: readonly number[]): void;
  voices(place: number): Voices;
  /** Rows in force in the chosen voice. */
  n(place: number): number;
  /** First day of the unbroken run of days with the chosen class, not before the party was born. */
  since(place: number, born: Day): Day;
  /** Offsets and weights of the rows in force in the chosen voice, in order. */
  basis(place: number): Iterable<readonly [at: number, weight: number]>;
}
