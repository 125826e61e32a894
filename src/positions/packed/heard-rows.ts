import { CHOSEN } from './cell-judge.js';
import type { CellRows } from './cell-rows.js';
import { keepFew } from './keep-few.js';
import * as row from './row.js';

const { END, factsIn, KNOWN_TO, NEVER, stanceIndexIn, WIDTH } = row;

/** What rows say under a hearing. */
export interface HeardRows {
  /** Of each row, in order, what it says: voices in the lower three bits, the stance in the next, then `UNSTEADY`. */
  readonly says: Uint8Array;
  /** Rows that are not in force in the chosen voice on every day since they began and at every sequence since they came. */
  readonly doubtful: DoubtfulRows;
}

/** Set for a row that ends or was displaced: all others are in force since they began, and are believed since they came. */
export const UNSTEADY = 1 << 6;
export const stanceSaid = (said: number): number => (said >> 3) & 7;

export interface DoubtfulRows {
  /** Of each START, END, KNOWN_FROM and KNOWN_TO, cell after cell, in order. */
  readonly spans: Int32Array;
  /** All bits set for a row that speaks in the chosen voice, none for another. */
  readonly isHeard: Int8Array;
  /** How many there are before those of a cell; one more than there are cells. */
  readonly firsts: Int32Array;
}

/** Numbers in a span: the first ones of a row. */
export const SPAN = 4;

const kept = new WeakMap<CellRows, Map<Uint8Array, HeardRows>>();

/** Kept for the hearings asked for last, so that most rows need not be looked at themselves. */
export const heardRows = (cells: CellRows, hearing: Uint8Array): HeardRows =>
  keepFew(kept, cells, hearing, () => {
    const says = saidBy(cells.rows, hearing);
    return { says, doubtful: doubtfulIn(cells, says) };
  });

function saidBy(rows: Int32Array, hearing: Uint8Array): Uint8Array {
  const says = new Uint8Array(rows.length / WIDTH);
  for (let each = 0; each < says.length; each += 1) {
    const at = each * WIDTH;
    const unsteady = rows[at + END] === NEVER && rows[at + KNOWN_TO] === NEVER ? 0 : UNSTEADY;
    says[each] = hearing[factsIn(rows, at)]! | (stanceIndexIn(rows, at) << 3) | unsteady;
  }
  return says;
}

function doubtfulIn({ rows, parties, offsets }: CellRows, says: Uint8Array): DoubtfulRows {
  const found: number[] = [];
  const firsts = new Int32Array(parties.length + 1);
  for (let cell = 0; cell < parties.length; cell += 1) {
    const end = offsets[cell + 1]! / WIDTH;
    for (let each = offsets[cell]! / WIDTH; each < end; each += 1) {
      if ((says[each]! & (UNSTEADY | CHOSEN)) !== CHOSEN) found.push(each);
    }
    firsts[cell + 1] = found.length;
  }
  const isHeard = Int8Array.from(found, (each) => ((says[each]! & CHOSEN) !== 0 ? -1 : 0));
  return { spans: spansOf(rows, found), isHeard, firsts };
}

function spansOf(rows: Int32Array, wanted: readonly number[]): Int32Array {
  const spans = new Int32Array(wanted.length * SPAN);
  for (let place = 0; place < wanted.length; place += 1) {
    const at = wanted[place]! * WIDTH;
    spans.set(rows.subarray(at, at + SPAN), place * SPAN);
  }
  return spans;
}
