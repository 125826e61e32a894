import type { Axis } from '../axis.js';
import * as row from './row.js';

const { END, factsIn, isBelieved, NEVER, START, WIDTH } = row;

/** Which rows may speak, and the dates that are asked about. */
export interface Listening {
  readonly knownAt: number;
  /** By packed facts. */
  readonly admission: Uint8Array;
  readonly axis: Pick<Axis, 'dates' | 'indexOf'>;
}

/** Gets the dates, as indexes from `begin` until before `end`, on which one row is the last of those in force. */
export type VisitRow = (begin: number, end: number, at: number) => void;

/**
 * Walks the rows of a cell from the last to the first. Each takes the dates of its force that no later row has taken: so
 * it is found on each date which one is the last, whatever has been ended, without anything kept but the dates taken.
 */
export class DecidingRows {
  /** Dates taken, as disjoint stretches; the earliest last. The first reaches from after the last date for ever. */
  readonly #begins: number[] = [];
  readonly #ends: number[] = [];

  constructor(
    private readonly listening: Listening,
    private readonly visit: VisitRow,
  ) {}

  /** The rows between two offsets. Answers by which date the first that may speak had begun; `NEVER` when none had. */
  walk(rows: Int32Array, from: number, to: number): number {
    const { knownAt, admission, axis } = this.listening;
    const { length } = axis.dates;
    this.#begins.length = 1;
    this.#ends.length = 1;
    this.#begins[0] = length;
    this.#ends[0] = NEVER;
    let heard = NEVER;
    for (let at = to - WIDTH; at >= from; at -= WIDTH) {
      if (admission[factsIn(rows, at)] === 0 || !isBelieved(rows, at, knownAt)) continue;
      const begin = axis.indexOf(rows[at + START]!);
      if (begin === length) continue;
      heard = begin;
      const end = rows[at + END]!;
      this.#take(begin, end === NEVER ? length : axis.indexOf(end), at);
    }
    return heard;
  }

  #take(begin: number, end: number, at: number): void {
    const taken = this.#begins[0]!;
    if (this.#begins.length === 1 && end >= taken) {
      if (begin < taken) this.visit(begin, taken, at);
      this.#begins[0] = begin;
    } else if (begin < end) this.#takeBetween(begin, end, at);
  }

  /** Takes the gaps; what it meets becomes one stretch with it. */
  #takeBetween(first: number, end: number, at: number): void {
    let free = first;
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
    this.#begins.push(first);
    this.#ends.push(reach);
  }
}
