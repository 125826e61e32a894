import type { Day } from '#vocabulary/day.js';
import type { Moment } from './cell-judge.js';
import * as voice from './cell-judge.js';
import { type CellRows, NO_CELLS } from './cell-rows.js';
import * as row from './row.js';
import { type Unsteady, unsteadyRows } from './unsteady-rows.js';

const { CHOSEN, DEEDS, WORDS } = voice;
const { END, factsIn, isBelieved, KNOWN_FROM, KNOWN_TO, START, stanceIndexIn, WIDTH } = row;

/** Nothing is in force in any voice: an octal digit for each, in the order of their bits. */
const SILENT = 0o777;
/** By voices: 1 in the digit of each. */
const DIGITS = [0, 1, 0o10, 0o11, 0o100, 0o101, 0o110, 0o111];
const NONE = -1;
/** Shifted so far to the right, a negative number is one and any other is zero. */
const SIGN = 31;

/** What is in force on a day in cells of one subject: columns by the place of a cell among those looked at. */
export class LastInForce {
  /** Numbers of the stances of the last rows in the three voices, as octal digits; 7 where nothing is in force. */
  readonly stances: number[] = [];
  /** Rows of the chosen voice. */
  readonly n: number[] = [];
  #cells = NO_CELLS;
  readonly #begins: number[] = [];
  /** Where the rows that begin by the day end. */
  readonly #ends: number[] = [];
  /** The last row heard in the chosen voice, in force or ended. */
  readonly #tops: number[] = [];
  /** Since when the row that was found last on a day has been the last. */
  #lastFrom: Day = 0;

  constructor(private readonly moment: Moment) {}

  look(cells: CellRows, asked: readonly number[]): void {
    this.#cells = cells;
    const unsteady = unsteadyRows(cells, this.moment.hearing);
    for (let place = 0; place < asked.length; place += 1) {
      const cell = asked[place]!;
      this.#count(place, cells.offsets[cell]!, cells.offsets[cell + 1]!);
      this.n[place]! -= this.#notInForce(unsteady, cell, this.#ends[place]!);
      this.#findLast(place);
    }
  }

  /**
   * Rows that have begun and have come. Nothing is branched on that differs from row to row, for the processor could not
   * foresee it: that alone would take most of the time.
   */
  #count(place: number, begin: number, to: number): void {
    const { asOf, knownAt } = this.moment;
    const { rows } = this.#cells;
    let end = begin;
    let count = 0;
    for (; end < to && rows[end + START]! <= asOf; end += WIDTH) {
      count += (rows[end + KNOWN_FROM]! - knownAt - 1) >>> SIGN;
    }
    this.#begins[place] = begin;
    this.#ends[place] = end;
    this.n[place] = count;
  }

  #notInForce({ offsets, firsts, isHeard }: Unsteady, cell: number, end: number): number {
    const { asOf, knownAt } = this.moment;
    const { rows } = this.#cells;
    const last = firsts[cell + 1]!;
    let count = 0;
    for (let each = firsts[cell]!; each < last; each += 1) {
      const at = offsets[each]!;
      if (at >= end) break;
      const isThere = rows[at + KNOWN_FROM]! - knownAt - 1;
      const lasts = (knownAt - rows[at + KNOWN_TO]!) & (asOf - rows[at + END]!) & isHeard[each]!;
      count += (isThere & ~lasts) >>> SIGN;
    }
    return count;
  }

  /** From behind, for the last ones most often are near; only as far as a voice has not been heard. */
  #findLast(place: number): void {
    const { knownAt, hearing } = this.moment;
    const { rows } = this.#cells;
    const begin = this.#begins[place]!;
    this.stances[place] = SILENT;
    this.#tops[place] = NONE;
    let silent = CHOSEN | WORDS | DEEDS;
    for (let at = this.#ends[place]! - WIDTH; at >= begin && silent !== 0; at -= WIDTH) {
      if (!isBelieved(rows, at, knownAt)) continue;
      const voices = hearing[factsIn(rows, at)]! & silent;
      if (voices !== 0) silent ^= this.#hear(place, at, voices);
    }
  }

  /** Answers which of the voices have been heard. */
  #hear(place: number, at: number, voices: number): number {
    const { rows } = this.#cells;
    if ((voices & CHOSEN) !== 0 && this.#tops[place] === NONE) this.#tops[place] = at;
    if (rows[at + END]! <= this.moment.asOf) return 0;
    // From 7 down to the stance, in the digit of each voice.
    this.stances[place]! -= (7 - stanceIndexIn(rows, at)) * DIGITS[voices]!;
    return voices;
  }

  /** Offsets of the rows in force in the chosen voice, in order. */
  rows(place: number): number[] {
    const { asOf, knownAt, hearing } = this.moment;
    const { rows } = this.#cells;
    const found: number[] = [];
    for (let at = this.#begins[place]!; at < this.#ends[place]!; at += WIDTH) {
      const isInForce = asOf < rows[at + END]! && isBelieved(rows, at, knownAt);
      if (isInForce && (hearing[factsIn(rows, at)]! & CHOSEN) !== 0) found.push(at);
    }
    return found;
  }

  /**
   * First day of the unbroken run of days, up to the one asked about and not before the party was born, on which the
   * last row in force in the chosen voice has the stance of the one that is. Looks back no further than it must.
   */
  since(place: number, born: Day): Day {
    const { rows } = this.#cells;
    const begin = this.#begins[place]!;
    const stance = this.stances[place]! & 7;
    let since = this.moment.asOf + 1;
    let top = this.#tops[place]!;
    while (since > born) {
      while (top >= begin && rows[top + START]! >= since) top -= WIDTH;
      const last = this.#lastOn(begin, top, since - 1);
      if (last === NONE || stanceIndexIn(rows, last) !== stance) break;
      since = this.#lastFrom;
    }
    return Math.max(since, born);
  }

  /** The last row in force on a day among those from `begin` up to `top`. */
  #lastOn(begin: number, top: number, day: Day): number {
    const { rows } = this.#cells;
    // Rows that are later in order but have ended were the last until then.
    let endedOn = Number.MIN_SAFE_INTEGER;
    for (let at = top; at >= begin; at -= WIDTH) {
      if (!this.#mayDecide(rows, at)) continue;
      const end = rows[at + END]!;
      if (end > day) {
        this.#lastFrom = Math.max(rows[at + START]!, endedOn);
        return at;
      }
      endedOn = Math.max(endedOn, end);
    }
    return NONE;
  }

  /** Whether it speaks in the chosen voice, and was in force on some day. */
  #mayDecide(rows: Int32Array, at: number): boolean {
    const { hearing, knownAt } = this.moment;
    return (
      (hearing[factsIn(rows, at)]! & CHOSEN) !== 0 &&
      isBelieved(rows, at, knownAt) &&
      rows[at + START]! < rows[at + END]!
    );
  }
}
