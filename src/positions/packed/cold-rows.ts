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

/** The seldom asked part of all rows of an index. */
export class ColdRows {
  #numbers = new Int32Array(64 * COLD_WIDTH);
  #count = 0;

  /** Takes the columns in order; answers the number under which they are found again. */
  add(columns: readonly number[]): number {
    if ((this.#count + 1) * COLD_WIDTH > this.#numbers.length) {
      const longer = new Int32Array(this.#numbers.length * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    const from = this.#count * COLD_WIDTH;
    for (let at = 0; at < COLD_WIDTH; at += 1) this.#numbers[from + at] = columns[at]!;
    this.#count += 1;
    return this.#count - 1;
  }

  /** A column of the row at an offset. */
  of(rows: Int32Array, at: number, column: number): number {
    return this.#numbers[rows[at + COLD]! * COLD_WIDTH + column]!;
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
