import type { Day } from '#vocabulary/day.js';
import type { Moment } from './cell-judge.js';
import * as voice from './cell-judge.js';
import { type CellRows, NO_CELLS } from './cell-rows.js';
import { columnsOf } from './columns.js';
import type { DoubtfulRows } from './heard-rows.js';
import * as heard from './heard-rows.js';
import * as row from './row.js';

const { CHOSEN, DEEDS, WORDS } = voice;
const { heardRows, SPAN, stanceSaid, UNSTEADY } = heard;
const { END, KNOWN_FROM, KNOWN_TO, NEVER, START, WIDTH } = row;

/** Nothing is in force in any voice: an octal digit for each, in the order of their bits. */
const SILENT = 0o777;
/** By voices: 1 in the digit of each. */
const DIGITS = [0, 1, 0o10, 0o11, 0o100, 0o101, 0o110, 0o111];
const NONE = -1;
/** Shifted so far to the right, a negative number is one and any other is zero. */
const SIGN = 31;

/**
 * What is in force on a day in cells of one subject: columns by the place of a cell among those looked at. Of most rows
 * it is enough to read what is kept beside them, by their number.
 */
export class LastInForce {
  /** Numbers of the stances of the last rows in the three voices, as octal digits; 7 where nothing is in force. */
  stances = new Int32Array(0);
  /** Rows of the chosen voice. */
  n = new Int32Array(0);
  #rows = NO_CELLS.rows;
  #starts = NO_CELLS.rows;
  #knownFroms = NO_CELLS.rows;
  #newest = 0;
  #says: Uint8Array = new Uint8Array(0);
  #begins = new Int32Array(0);
  /** Where the rows that have begun end; the last of them has come. */
  #ends = new Int32Array(0);
  /** Since when the row that was found last on a day has been the last. */
  #lastFrom: Day = 0;

  constructor(private readonly moment: Moment) {}

  look(cells: CellRows, asked: readonly number[]): void {
    const { says, doubtful } = heardRows(cells, this.moment.hearing);
    const { starts, knownFroms, newest } = columnsOf(cells);
    this.#rows = cells.rows;
    this.#says = says;
    this.#starts = starts;
    this.#knownFroms = knownFroms;
    this.#newest = newest;
    if (asked.length > this.n.length) this.#makeRoom(asked.length);
    // From behind, as the rows of each cell: memory is fetched ahead for who goes one way.
    for (let place = asked.length - 1; place >= 0; place -= 1) {
      const cell = asked[place]!;
      const begin = cells.offsets[cell]! / WIDTH;
      const end = this.#end(begin, cells.offsets[cell + 1]! / WIDTH);
      this.#begins[place] = begin;
      this.#ends[place] = end;
      this.n[place] = this.#come(begin, end) - this.#notInForce(doubtful, cell);
      this.#findLast(place);
    }
  }

  #makeRoom(places: number): void {
    this.stances = new Int32Array(places);
    this.n = new Int32Array(places);
    this.#begins = new Int32Array(places);
    this.#ends = new Int32Array(places);
  }

  /** Looked for from behind, for most questions are about a late day and sequence. */
  #end(begin: number, to: number): number {
    const { asOf, knownAt } = this.moment;
    const starts = this.#starts;
    const knownFroms = this.#knownFroms;
    let end = to;
    while (end > begin && starts[end - 1]! > asOf) end -= 1;
    while (end > begin && knownFroms[end - 1]! > knownAt) end -= 1;
    return end;
  }

  /** Nothing is branched on that differs from row to row, for the processor could not foresee it. */
  #come(begin: number, end: number): number {
    const { knownAt } = this.moment;
    if (this.#newest <= knownAt) return end - begin;
    const knownFroms = this.#knownFroms;
    let count = 0;
    for (let each = end - 1; each >= begin; each -= 1) {
      count += (knownFroms[each]! - knownAt - 1) >>> SIGN;
    }
    return count;
  }

  #notInForce({ spans, firsts, isHeard }: DoubtfulRows, cell: number): number {
    const { asOf, knownAt } = this.moment;
    const last = firsts[cell + 1]!;
    let count = 0;
    for (let each = firsts[cell]!; each < last; each += 1) {
      const at = each * SPAN;
      if (spans[at + START]! > asOf) break;
      const isThere = spans[at + KNOWN_FROM]! - knownAt - 1;
      const lasts = (knownAt - spans[at + KNOWN_TO]!) & (asOf - spans[at + END]!) & isHeard[each]!;
      count += (isThere & ~lasts) >>> SIGN;
    }
    return count;
  }

  /** From behind, for the last ones most often are near; only as far as a voice has not been heard. */
  #findLast(place: number): void {
    const { asOf } = this.moment;
    const begin = this.#begins[place]!;
    this.stances[place] = SILENT;
    let silent = CHOSEN | WORDS | DEEDS;
    for (let each = this.#ends[place]! - 1; each >= begin && silent !== 0; each -= 1) {
      const said = this.#says[each]!;
      const voices = said & silent;
      if (voices === 0 || this.#endOf(each, said) <= asOf) continue;
      // From 7 down to the stance, in the digit of each voice.
      this.stances[place]! -= (7 - stanceSaid(said)) * DIGITS[voices]!;
      silent ^= voices;
    }
  }

  /** When the row ends; long before it began where it is not believed. */
  #endOf(each: number, said: number): Day {
    const { knownAt } = this.moment;
    if (this.#knownFroms[each]! > knownAt) return -NEVER;
    if ((said & UNSTEADY) === 0) return NEVER;
    const at = each * WIDTH;
    return this.#rows[at + KNOWN_TO]! <= knownAt ? -NEVER : this.#rows[at + END]!;
  }

  /** Offsets of the rows in force in the chosen voice, in order. */
  rows(place: number): number[] {
    const { asOf } = this.moment;
    const found: number[] = [];
    for (let each = this.#begins[place]!; each < this.#ends[place]!; each += 1) {
      const said = this.#says[each]!;
      if ((said & CHOSEN) !== 0 && asOf < this.#endOf(each, said)) found.push(each * WIDTH);
    }
    return found;
  }

  /**
   * First day of the unbroken run of days, up to the one asked about and not before the party was born, on which the
   * last row in force in the chosen voice has the stance of the one that is. Looks back no further than it must.
   */
  since(place: number, born: Day): Day {
    const begin = this.#begins[place]!;
    const stance = this.stances[place]! & 7;
    let since = this.moment.asOf + 1;
    let top = this.#ends[place]! - 1;
    while (since > born) {
      while (top >= begin && this.#starts[top]! >= since) top -= 1;
      const last = this.#lastOn(begin, top, since - 1);
      if (last === NONE || stanceSaid(this.#says[last]!) !== stance) break;
      since = this.#lastFrom;
    }
    return Math.max(since, born);
  }

  /** The last row in force on a day among those from `begin` up to `top`. */
  #lastOn(begin: number, top: number, day: Day): number {
    // Rows that are later in order but have ended were the last until then.
    let endedOn = Number.MIN_SAFE_INTEGER;
    for (let each = top; each >= begin; each -= 1) {
      const said = this.#says[each]!;
      if ((said & CHOSEN) === 0) continue;
      const end = this.#endOf(each, said);
      // It was in force on no day.
      if (this.#starts[each]! >= end) continue;
      if (end > day) {
        this.#lastFrom = Math.max(this.#starts[each]!, endedOn);
        return each;
      }
      endedOn = Math.max(endedOn, end);
    }
    return NONE;
  }
}
