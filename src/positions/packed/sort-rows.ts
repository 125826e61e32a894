import type { CellRows } from './cell-rows.js';
import { compareRows, PARTY, WIDTH } from './row.js';

/** Rows with the party for which each counts; without parties, for its own. */
export interface Unsorted {
  readonly rows: Int32Array;
  readonly holders?: Int32Array;
}

/** Sorted by holder, then as pieces are. */
export function sortRows({ rows, holders }: Unsorted, ranks: Int32Array): CellRows {
  const count = rows.length / WIDTH;
  const holderOf = (row: number): number => holders?.[row] ?? rows[row * WIDTH + PARTY]!;
  const order = new Uint32Array(count).map((_, row) => row);
  order.sort(
    (a, b) =>
      ranks[holderOf(a)]! - ranks[holderOf(b)]! || compareRows(rows, a * WIDTH, rows, b * WIDTH),
  );
  const sorted = new Int32Array(rows.length);
  const parties: number[] = [];
  const offsets: number[] = [];
  for (const [at, row] of order.entries()) {
    sorted.set(rows.subarray(row * WIDTH, (row + 1) * WIDTH), at * WIDTH);
    const holder = holderOf(row);
    if (parties.at(-1) === holder) continue;
    parties.push(holder);
    offsets.push(at * WIDTH);
  }
  offsets.push(sorted.length);
  return { rows: sorted, parties: Int32Array.from(parties), offsets: Int32Array.from(offsets) };
}
