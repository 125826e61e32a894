import type { Ints } from '#kernel/ints.js';
import * as row from './row.js';

const { COLD, KNOWN_FROM, placeIn, rankOfRow, START } = row;

/*
 * What a sweep seldom asks: eight whole numbers for each version of evidence, in the order in which it came in. They are
 * never moved; the rows that are sorted point here.
 */
export const FROM_FIRST = 0;
export const FROM_LAST = 1;
export const UNTIL_FIRST = 2;
export const UNTIL_LAST = 3;
export const FIRST_SEQUENCE = 4;
/** Numbers of names in the index. */
export const RECORD = 5;
export const PARTY = 6;
export const COVERS = 7;
const COLD_WIDTH = 8;

/** Rows lie in blocks of so many, so that more of them never means to move what is there. */
const BLOCK_BITS = 12;
const BLOCK = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK - 1;

/** The seldom asked part of all rows of an index. */
export class ColdRows {
  readonly #blocks: Int32Array[] = [];
  #count = 0;

  constructor(private readonly ints: Ints) {}

  /** Takes the columns in order; answers the number under which they are found again. */
  add(columns: readonly number[]): number {
    const number = this.#count;
    if ((number & IN_BLOCK) === 0) this.#blocks.push(this.ints(BLOCK * COLD_WIDTH));
    const block = this.#blocks.at(-1)!;
    const from = (number & IN_BLOCK) * COLD_WIDTH;
    for (let at = 0; at < COLD_WIDTH; at += 1) block[from + at] = columns[at]!;
    this.#count += 1;
    return number;
  }

  /** A column of the row at an offset. */
  of(rows: Int32Array, at: number, column: number): number {
    const number = rows[at + COLD]!;
    return this.#blocks[number >>> BLOCK_BITS]![(number & IN_BLOCK) * COLD_WIDTH + column]!;
  }

  /** Two rows of one party as `comparePieces` orders them. Takes offsets into the numbers. */
  compare(a: Int32Array, i: number, b: Int32Array, j: number): number {
    const byStart = a[i + START]! - b[j + START]!;
    if (byStart !== 0) return byStart;
    return (
      rankOfRow(a, i) - rankOfRow(b, j) ||
      this.of(a, i, FIRST_SEQUENCE) - this.of(b, j, FIRST_SEQUENCE) ||
      placeIn(a, i) - placeIn(b, j) ||
      a[i + KNOWN_FROM]! - b[j + KNOWN_FROM]!
    );
  }
}
