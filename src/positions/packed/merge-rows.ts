import type { CellRows } from './cell-rows.js';
import type { ColdRows } from './cold-rows.js';
import type { PartyNames } from './names.js';
import { WIDTH } from './row.js';

/** Both together, in order. Costs one pass; the two stay as they are. */
export function mergeRows(one: CellRows, other: CellRows, names: PartyNames): CellRows {
  const ranks = names.ranks();
  const merging = new Merging(one.rows.length + other.rows.length, names.cold);
  let [i, j] = [0, 0];
  while (i < one.parties.length && j < other.parties.length) {
    const order = ranks[one.parties[i]!]! - ranks[other.parties[j]!]!;
    if (order < 0) merging.copy(one, i++);
    else if (order > 0) merging.copy(other, j++);
    else merging.interleave(one, i++, other, j++);
  }
  merging.copyFrom(one, i);
  merging.copyFrom(other, j);
  return merging.done();
}

class Merging {
  readonly #rows: Int32Array;
  readonly #parties: number[] = [];
  readonly #offsets: number[] = [];
  #length = 0;

  constructor(
    length: number,
    private readonly cold: ColdRows,
  ) {
    this.#rows = new Int32Array(length);
  }

  #begin(party: number): void {
    this.#parties.push(party);
    this.#offsets.push(this.#length);
  }

  copy({ rows, parties, offsets }: CellRows, cell: number): void {
    this.#begin(parties[cell]!);
    this.#append(rows, offsets[cell]!, offsets[cell + 1]!);
  }

  copyFrom(cells: CellRows, first: number): void {
    for (let cell = first; cell < cells.parties.length; cell += 1) this.copy(cells, cell);
  }

  interleave(one: CellRows, i: number, other: CellRows, j: number): void {
    this.#begin(one.parties[i]!);
    let [a, b] = [one.offsets[i]!, other.offsets[j]!];
    const [aEnd, bEnd] = [one.offsets[i + 1]!, other.offsets[j + 1]!];
    while (b < bEnd) {
      const from = a;
      while (a < aEnd && this.cold.compare(one.rows, a, other.rows, b) <= 0) a += WIDTH;
      this.#append(one.rows, from, a);
      this.#append(other.rows, b, b + WIDTH);
      b += WIDTH;
    }
    this.#append(one.rows, a, aEnd);
  }

  done(): CellRows {
    this.#offsets.push(this.#length);
    return {
      rows: this.#rows,
      parties: Int32Array.from(this.#parties),
      offsets: Int32Array.from(this.#offsets),
    };
  }

  #append(rows: Int32Array, from: number, to: number): void {
    if (from === to) return;
    this.#rows.set(rows.subarray(from, to), this.#length);
    this.#length += to - from;
  }
}
