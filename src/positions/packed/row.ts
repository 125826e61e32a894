import type { Day } from '#vocabulary/day.js';
import { rankOf } from './facts.js';

/*
 * A row of packed evidence is six whole numbers side by side, 24 bytes: all that a sweep asks of it, so that many rows
 * lie in a line of the processor's cache. START and END are those of the dating that the rows are sorted for.
 * Sweeps make them constants of their own file, `const { START } = row`: these the engine knows beforehand, while it looks
 * an imported one up again for each row, which takes a third of all their time.
 */
export const START = 0;
export const END = 1;
export const KNOWN_FROM = 2;
export const KNOWN_TO = 3;
/** Facts in the lower sixteen bits, the place of the bearing in its record in the upper. */
export const FACTS = 4;
/** Where the rest is found: see `ColdRows`. */
export const COLD = 5;
export const WIDTH = 6;

/** Stands for a day or a sequence that has not come; so small that differences from it are whole numbers of 32 bits. */
export const NEVER = 0x3fffffff;

export const factsIn = (rows: Int32Array, at: number): number => rows[at + FACTS]! & 0xffff;
/** The number of the stance among `STANCES`. */
export const stanceIndexIn = (rows: Int32Array, at: number): number => rows[at + FACTS]! & 7;
export const placeIn = (rows: Int32Array, at: number): number => rows[at + FACTS]! >>> 16;
export const rankOfRow = (rows: Int32Array, at: number): number => rankOf(factsIn(rows, at));
export const endIn = (rows: Int32Array, at: number): Day => {
  const end = rows[at + END]!;
  return end === NEVER ? Number.POSITIVE_INFINITY : end;
};

/** Whether this version was the one held true at a sequence. */
export const isBelieved = (rows: Int32Array, at: number, sequence: number): boolean =>
  rows[at + KNOWN_FROM]! <= sequence && sequence < rows[at + KNOWN_TO]!;

/** Takes offsets into the numbers. */
export function copyRow(from: Int32Array, at: number, to: Int32Array, place: number): void {
  for (let column = 0; column < WIDTH; column += 1) to[place + column] = from[at + column]!;
}
