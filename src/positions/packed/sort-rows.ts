import type { CellRows } from './cell-rows.js';
import { PARTY } from './cold-rows.js';
import type { PartyNames } from './names.js';
import { WIDTH } from './row.js';

/** Rows with the party for which each counts; without parties, for its own. */
export interface Unsorted {
  readonly rows: Int32Array;
  readonly holders?: Int32Array;
}

/** Sorted by holder, then as pieces are. */
export function sortRows(
  { rows, holders }: Unsorted,
  { cold, ranks: ranked }: PartyNames,
): CellRows {
  const count = rows.length / WIDTH;
  const ranks = ranked();
  const own =
    holders ?? Int32Array.from({ length: count }, (_, row) => cold.of(rows, row * WIDTH, PARTY));
  const holderOf = (row: number): number => own[row]!;
  const order = new Uint32Array(count).map((_, row) => row);
  order.sort(
    (a, b) =>
      ranks[holderOf(a)]! - ranks[holderOf(b)]! || cold.compare(rows, a * WIDTH, rows, b * WIDTH),
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
