import type { Day } from '#vocabulary/day.js';
import * as row from './row.js';

const { END, factsIn, isBelieved, NEVER, START, WIDTH } = row;

/** Which rows may speak. */
export interface Listening {
  readonly knownAt: number;
  /** Evidence that begins later is left out. */
  readonly lastDay: Day;
  /** By packed facts. */
  readonly admission: Uint8Array;
}

/** Gets the days, from `from` until before `to`, on which one row is the last of those in force. */
export type VisitRow = (from: Day, to: Day, at: number) => void;

/**
 * Walks the rows of a cell from the last to the first. Each takes the days of its force that no later row has taken: so
 * it is found on each day which one is the last, whatever has been ended, without anything kept but the days taken.
 */
export class DecidingRows {
  /** Days taken, as disjoint stretches; the earliest last. The first reaches from after the last day for ever. */
  readonly #begins: number[] = [];
  readonly #ends: number[] = [];
  /** First day of the first row that may speak; `NEVER` when none may. */
  heardFrom = NEVER;

  constructor(
    private readonly listening: Listening,
    private readonly visit: VisitRow,
  ) {}

  /** The rows between two offsets. */
  walk(rows: Int32Array, from: number, to: number): void {
    const { knownAt, lastDay, admission } = this.listening;
    this.#begins.length = 1;
    this.#ends.length = 1;
    this.#begins[0] = lastDay + 1;
    this.#ends[0] = NEVER;
    this.heardFrom = NEVER;
    for (let at = to - WIDTH; at >= from; at -= WIDTH) {
      const start = rows[at + START]!;
      if (start > lastDay || !isBelieved(rows, at, knownAt)) continue;
      if (admission[factsIn(rows, at)] === 0) continue;
      this.heardFrom = start;
      this.#take(start, rows[at + END]!, at);
    }
  }

  #take(start: Day, end: Day, at: number): void {
    const top = this.#begins.length - 1;
    if (top === 0 && end >= this.#begins[0]!) {
      if (start < this.#begins[0]!) this.visit(start, this.#begins[0]!, at);
      this.#begins[0] = start;
    } else if (start < end) this.#takeBetween(start, end, at);
  }

  /** Takes the gaps; what it meets becomes one stretch with it. */
  #takeBetween(start: Day, end: Day, at: number): void {
    let free = start;
    let reach = end;
    while (this.#begins.length > 0) {
      const top = this.#begins.length - 1;
      const begin = this.#begins[top]!;
      if (free < begin) this.visit(free, Math.min(end, begin), at);
      if (end < begin) break;
      free = this.#ends[top]!;
      reach = Math.max(reach, free);
      this.#begins.pop();
      this.#ends.pop();
      if (end <= free) break;
    }
    this.#begins.push(start);
    this.#ends.push(reach);
  }
}
