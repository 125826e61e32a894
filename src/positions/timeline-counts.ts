import type { Axis } from './axis.js';
import type { CellRows } from './packed/cell-rows.js';
import { DecidingRows, type Listening } from './packed/deciding-rows.js';
import { NEVER, stanceIndexIn } from './packed/row.js';
import type { PartySpans, Stretches } from './roster-spans.js';
import type { LastTally } from './tally.js';

const NO_DATES: Stretches = new Int32Array(0);

/**
 * Counts a subject's cells where the last piece in force decides: no piece is made, no day is judged, and between two
 * dates nothing is done at all.
 */
export class TimelineCounts {
  readonly #deciding: DecidingRows;
  readonly #axis: Axis;
  #tally!: LastTally;
  #rows: Int32Array = new Int32Array(0);
  #party = '';
  #spans: PartySpans = { counted: NO_DATES, outside: NO_DATES };

  constructor(axis: Axis, listening: Omit<Listening, 'axis'>) {
    this.#axis = axis;
    this.#deciding = new DecidingRows({ ...listening, axis }, (begin, end, at) =>
      this.#count(begin, end, at),
    );
  }

  /** From the last cell to the first, as each is walked: memory is fetched ahead for who goes one way. */
  add(
    { rows, parties, offsets }: CellRows,
    nameOf: (party: number) => string,
    tally: LastTally,
  ): void {
    this.#rows = rows;
    this.#tally = tally;
    for (let cell = parties.length - 1; cell >= 0; cell -= 1) {
      this.#party = nameOf(parties[cell]!);
      this.#spans = this.#axis.spans.of(this.#party);
      const heard = this.#deciding.walk(rows, offsets[cell]!, offsets[cell + 1]!);
      if (heard !== NEVER) tally.observed.add(this.#spans, heard);
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
}
