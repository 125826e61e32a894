import type { CellRows } from './cell-rows.js';
import { keepFew } from './keep-few.js';
import * as row from './row.js';

const { copyRow, factsIn, WIDTH } = row;

const kept = new WeakMap<CellRows, Map<Uint8Array, CellRows>>();

/** Only rows with admitted facts (1 by packed facts), in their order; the very same where those are all. */
export const admittedRows = (cells: CellRows, admission: Uint8Array): CellRows =>
  keepFew(kept, cells, admission, () => select(cells, admission));

function select(cells: CellRows, admission: Uint8Array): CellRows {
  const count = admittedIn(cells.rows, admission);
  if (count * WIDTH === cells.rows.length) return cells;
  const rows = new Int32Array(count * WIDTH);
  const parties: number[] = [];
  const offsets = [0];
  for (const [cell, party] of cells.parties.entries()) {
    const begin = offsets.at(-1)!;
    const mine = cells.rows.subarray(cells.offsets[cell]!, cells.offsets[cell + 1]!);
    const end = copyAdmitted(mine, admission, rows, begin);
    if (end === begin) continue;
    parties.push(party);
    offsets.push(end);
  }
  return { rows, parties: Int32Array.from(parties), offsets: Int32Array.from(offsets) };
}

function admittedIn(rows: Int32Array, admission: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < rows.length; at += WIDTH) count += admission[factsIn(rows, at)]!;
  return count;
}

/** Answers where the copies end. */
function copyAdmitted(from: Int32Array, admission: Uint8Array, to: Int32Array, begin: number) {
  let end = begin;
  for (let at = 0; at < from.length; at += WIDTH) {
    if (admission[factsIn(from, at)] === 0) continue;
    copyRow(from, at, to, end);
    end += WIDTH;
  }
  return end;
}
