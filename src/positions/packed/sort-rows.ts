import type { CellRows } from './cell-rows.js';
import { type ColdRows, PARTY } from './cold-rows.js';
import type { PartyNames } from './names.js';
import { copyRow, WIDTH } from './row.js';

/** Rows with the party for which each counts; without parties, for its own. */
export interface Unsorted {
  readonly rows: Int32Array;
  readonly holders?: Int32Array;
}

/** Cells of up to so many rows, as most are, are sorted by moving rows to their places. */
const SHORT = 32;

/** Sorted by holder, then as pieces are. */
export function sortRows({ rows, holders }: Unsorted, { cold, ranks }: PartyNames): CellRows {
  const count = rows.length / WIDTH;
  const own =
    holders ?? Int32Array.from({ length: count }, (_, row) => cold.of(rows, row * WIDTH, PARTY));
  const order = byRank(own, ranks());
  const sorted = new Int32Array(rows.length);
  const parties: number[] = [];
  const offsets: number[] = [];
  for (let begin = 0, end = 0; begin < count; begin = end) {
    const party = own[order[begin]!]!;
    while (end < count && own[order[end]!] === party) end += 1;
    sortCell(order.subarray(begin, end), rows, cold);
    parties.push(party);
    offsets.push(begin * WIDTH);
  }
  offsets.push(rows.length);
  for (let at = 0; at < count; at += 1) copyRow(rows, order[at]! * WIDTH, sorted, at * WIDTH);
  return { rows: sorted, parties: Int32Array.from(parties), offsets: Int32Array.from(offsets) };
}

/** Numbers of the rows by the rank of their party, those of a party as they come. */
function byRank(own: Int32Array, ranks: Int32Array): Uint32Array {
  const ends = new Int32Array(ranks.length + 1);
  for (let row = 0; row < own.length; row += 1) ends[ranks[own[row]!]! + 1]! += 1;
  for (let rank = 0; rank < ranks.length; rank += 1) ends[rank + 1]! += ends[rank]!;
  const order = new Uint32Array(own.length);
  // Where those of a rank begin becomes, one by one, where they end.
  for (let row = 0; row < own.length; row += 1) order[ends[ranks[own[row]!]!]!++] = row;
  return order;
}

/** Puts the numbers of a cell's rows into the order of pieces. */
function sortCell(order: Uint32Array, rows: Int32Array, cold: ColdRows): void {
  const compare = (a: number, b: number) => cold.compare(rows, a * WIDTH, rows, b * WIDTH);
  if (order.length > SHORT) order.sort(compare);
  else for (let at = 1; at < order.length; at += 1) moveBack(order, at, compare);
}

function moveBack(
  order: Uint32Array,
  from: number,
  compare: (a: number, b: number) => number,
): void {
  const row = order[from]!;
  let at = from;
  while (at > 0 && compare(order[at - 1]!, row) > 0) {
    order[at] = order[at - 1]!;
    at -= 1;
  }
  order[at] = row;
}
