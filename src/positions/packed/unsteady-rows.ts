import { CHOSEN } from './cell-judge.js';
import type { CellRows } from './cell-rows.js';
import { keepFew } from './keep-few.js';
import * as row from './row.js';

const { END, factsIn, KNOWN_TO, NEVER, WIDTH } = row;

/** Rows that are not in force in the chosen voice on every day since they began and at every sequence since they came. */
export interface Unsteady {
  /** Where they are, cell after cell, in order. */
  readonly offsets: Int32Array;
  /** All bits set for a row that speaks in that voice, none for another. */
  readonly isHeard: Int8Array;
  /** Where those of a cell begin among them; one more than there are cells. */
  readonly firsts: Int32Array;
}

const kept = new WeakMap<CellRows, Map<Uint8Array, Unsteady>>();

/** Kept for the hearings asked for last, so that most rows need not be looked at closely. */
export const unsteadyRows = (cells: CellRows, hearing: Uint8Array): Unsteady =>
  keepFew(kept, cells, hearing, () => find(cells, hearing));

function find({ rows, parties, offsets }: CellRows, hearing: Uint8Array): Unsteady {
  const found: number[] = [];
  const firsts = new Int32Array(parties.length + 1);
  for (let cell = 0; cell < parties.length; cell += 1) {
    for (let at = offsets[cell]!; at < offsets[cell + 1]!; at += WIDTH) {
      if (!isSteady(rows, at) || !hears(hearing, rows, at)) found.push(at);
    }
    firsts[cell + 1] = found.length;
  }
  const isHeard = Int8Array.from(found, (at) => (hears(hearing, rows, at) ? -1 : 0));
  return { offsets: Int32Array.from(found), isHeard, firsts };
}

const isSteady = (rows: Int32Array, at: number): boolean =>
  rows[at + END] === NEVER && rows[at + KNOWN_TO] === NEVER;

const hears = (hearing: Uint8Array, rows: Int32Array, at: number): boolean =>
  (hearing[factsIn(rows, at)]! & CHOSEN) !== 0;
