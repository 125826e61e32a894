import type { CellRows } from './cell-rows.js';
import * as row from './row.js';

const { KNOWN_FROM, START, WIDTH } = row;

/** Two numbers of each row by themselves: rows are counted by these, and to read a third of the memory takes a third of the time. */
export interface Columns {
  readonly starts: Int32Array;
  readonly knownFroms: Int32Array;
  /** The greatest of the latter. */
  readonly newest: number;
}

const kept = new WeakMap<CellRows, Columns>();

/** In the order of the rows; kept beside them. */
export function columnsOf(cells: CellRows): Columns {
  const known = kept.get(cells);
  if (known) return known;
  const made = take(cells.rows);
  kept.set(cells, made);
  return made;
}

function take(rows: Int32Array): Columns {
  const count = rows.length / WIDTH;
  const starts = new Int32Array(count);
  const knownFroms = new Int32Array(count);
  let newest = 0;
  for (let each = 0; each < count; each += 1) {
    starts[each] = rows[each * WIDTH + START]!;
    knownFroms[each] = rows[each * WIDTH + KNOWN_FROM]!;
    if (knownFroms[each]! > newest) newest = knownFroms[each]!;
  }
  return { starts, knownFroms, newest };
}
