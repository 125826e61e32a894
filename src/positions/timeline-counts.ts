import type { Axis } from './axis.js';
import type { CellRows } from './packed/cell-rows.js';
import { DecidingRows, type Listening } from './packed/deciding-rows.js';
import { NEVER, stanceIndexIn } from './packed/row.js';
import type { PartySpans, Stretches } from './roster-spans.js';
import type { Tally } from './tally.js';

const NO_DATES: Stretches = new Int32Array(0);

/**
 * Counts a subject's cells where the last piece in force decides: no piece is made, no day is judged, and between two
 * dates nothing is done at all.
 */
export class TimelineCounts {
  readonly #deciding: DecidingRows;
  readonly #axis: Axis;
  readonly #tally: Tally;
  #rows: Int32Array = new Int32Array(0);
  #party = '';
  #spans: PartySpans = { counted: NO_DATES, outside: NO_DATES };

  constructor(axis: Axis, tally: Tally, listening: Listening) {
    this.#axis = axis;
    this.#tally = tally;
    this.#deciding = new DecidingRows(listening, (from, to, at) => {
      const begin = axis.indexOf(from);
      const end = axis.indexOf(to);
      if (begin < end) this.#count(begin, end, at);
    });
  }

  add({ rows, parties, offsets }: CellRows, nameOf: (party: number) => string): void {
    this.#rows = rows;
    for (let cell = 0; cell < parties.length; cell += 1) {
      this.#party = nameOf(parties[cell]!);
      this.#spans = this.#axis.spans.of(this.#party);
      this.#deciding.walk(rows, offsets[cell]!, offsets[cell + 1]!);
      if (this.#deciding.heardFrom !== NEVER) this.#observe(this.#deciding.heardFrom);
    }
  }

  #count(begin: number, end: number, at: number): void {
    const stance = stanceIndexIn(this.#rows, at);
    const { counted, outside } = this.#spans;
    for (let i = 0; i < counted.length; i += 2) {
      const first = Math.max(begin, counted[i]!);
      const last = Math.min(end, counted[i + 1]!);
      if (first < last) this.#tally.addRun(stance, first, last);
    }
    if (outside.length > 0) this.#tellOutside(outside, begin, end);
  }

  #tellOutside(outside: Stretches, begin: number, end: number): void {
    for (let i = 0; i < outside.length; i += 2) {
      const last = Math.min(end, outside[i + 1]!);
      for (let at = Math.max(begin, outside[i]!); at < last; at += 1) {
        this.#tally.addOutside(this.#party, at);
      }
    }
  }

  #observe(day: number): void {
    const heard = this.#axis.indexOf(day);
    const { counted } = this.#spans;
    for (let i = 0; i < counted.length; i += 2) {
      const last = counted[i + 1]!;
      if (heard < last) this.#tally.observe(Math.max(heard, counted[i]!), last);
    }
  }
}
