import type { Day } from '#vocabulary/day.js';
import { rankOf } from './facts.js';

/*
 * A row of packed evidence is eleven whole numbers side by side, 44 bytes: all that a sweep asks of it lies in one or
 * two lines of the processor's cache. The first two are those of the dating that the rows are sorted for.
 */
export const START = 0;
export const END = 1;
export const KNOWN_FROM = 2;
export const KNOWN_TO = 3;
/** Facts in the lower sixteen bits, the place of the bearing in its record in the upper. */
export const FACTS = 4;
export const FIRST_SEQUENCE = 5;
/** Numbers of names in the index. */
export const RECORD = 6;
export const PARTY = 7;
export const COVERS = 8;
/** Those of the other dating. */
export const OTHER_START = 9;
export const OTHER_END = 10;
export const WIDTH = 11;

/** Stands for a day or a sequence that has not come. */
export const NEVER = 0x7fffffff;

export const factsIn = (rows: Int32Array, at: number): number => rows[at + FACTS]! & 0xffff;
/** The number of the stance among `STANCES`. */
export const stanceIndexIn = (rows: Int32Array, at: number): number => rows[at + FACTS]! & 7;
export const placeIn = (rows: Int32Array, at: number): number => rows[at + FACTS]! >>> 16;
export const endIn = (rows: Int32Array, at: number): Day => {
  const end = rows[at + END]!;
  return end === NEVER ? Number.POSITIVE_INFINITY : end;
};

/** Whether this version was the one held true at a sequence. */
export const isBelieved = (rows: Int32Array, at: number, sequence: number): boolean =>
  rows[at + KNOWN_FROM]! <= sequence && sequence < rows[at + KNOWN_TO]!;

/** Two rows of one party as `comparePieces` orders them. Takes offsets into the numbers. */
export function compareRows(a: Int32Array, i: number, b: Int32Array, j: number): number {
  const byStart = a[i + START]! - b[j + START]!;
  if (byStart !== 0) return byStart;
  return (
    rankOf(factsIn(a, i)) - rankOf(factsIn(b, j)) ||
    a[i + FIRST_SEQUENCE]! - b[j + FIRST_SEQUENCE]! ||
    placeIn(a, i) - placeIn(b, j) ||
    a[i + KNOWN_FROM]! - b[j + KNOWN_FROM]!
  );
}
