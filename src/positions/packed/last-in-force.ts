import type { Day } from '#vocabulary/day.js';
import type { CellBounds, Moment } from './cell-judge.js';
import * as voice from './cell-judge.js';
import * as row from './row.js';

const { CHOSEN, DEEDS, WORDS } = voice;
const { END, factsIn, isBelieved, KNOWN_FROM, KNOWN_TO, START, stanceIndexIn, WIDTH } = row;

const NONE = -1;
/** Shifted so far to the right, a negative number is one and any other is zero. */
const SIGN = 31;
const NO_CELL: CellBounds = { rows: new Int32Array(0), from: 0, to: 0 };

/** What of a cell is in force on a day: offsets of the last rows of each voice, -1 where there is none. */
export class LastInForce {
  chosen = NONE;
  words = NONE;
  deeds = NONE;
  /** Rows of the chosen voice. */
  n = 0;
  #cell = NO_CELL;
  /** Where the rows that begin by the day end. */
  #end = 0;
  /** Since when the row that was found last on a day has been the last. */
  #lastFrom: Day = 0;

  constructor(private readonly moment: Moment) {}

  /** Looks at a cell; the basis gets each row that is in force in the chosen voice, in order. */
  look(cell: CellBounds, basis?: number[]): void {
    this.#cell = cell;
    this.#end = endBy(this.moment.asOf, cell);
    this.n = this.#count();
    this.#findLast();
    if (basis !== undefined) this.#collect(basis);
  }

  /**
   * Nothing is branched on that differs from row to row, for the processor could not foresee it: that alone would take
   * most of the time.
   */
  #count(): number {
    const { asOf, knownAt, hearing } = this.moment;
    const { rows, from } = this.#cell;
    const end = this.#end;
    let n = 0;
    for (let at = from; at < end; at += WIDTH) {
      const inForce =
        (rows[at + KNOWN_FROM]! - knownAt - 1) &
        (knownAt - rows[at + KNOWN_TO]!) &
        (asOf - rows[at + END]!);
      n += hearing[factsIn(rows, at)]! & (inForce >>> SIGN);
    }
    return n;
  }

  /** From behind, for the last ones most often are near; only as far as a voice has not been heard. */
  #findLast(): void {
    this.chosen = NONE;
    this.words = NONE;
    this.deeds = NONE;
    let silent = CHOSEN | WORDS | DEEDS;
    for (let at = this.#end - WIDTH; at >= this.#cell.from && silent !== 0; at -= WIDTH) {
      const voices = this.#voicesIn(at) & silent;
      if (voices === 0) continue;
      this.#hear(voices, at);
      silent ^= voices;
    }
  }

  #hear(voices: number, at: number): void {
    if ((voices & CHOSEN) !== 0) this.chosen = at;
    if ((voices & WORDS) !== 0) this.words = at;
    if ((voices & DEEDS) !== 0) this.deeds = at;
  }

  #collect(basis: number[]): void {
    for (let at = this.#cell.from; at < this.#end; at += WIDTH) {
      if ((this.#voicesIn(at) & CHOSEN) !== 0) basis.push(at);
    }
  }

  /** In which the row is in force; it begins by the day. */
  #voicesIn(at: number): number {
    const { asOf, knownAt, hearing } = this.moment;
    const { rows } = this.#cell;
    const isInForce = asOf < rows[at + END]! && isBelieved(rows, at, knownAt);
    return isInForce ? hearing[factsIn(rows, at)]! : 0;
  }

  /**
   * First day of the unbroken run of days, up to the one asked about and not before the party was born, on which the
   * last row in force in the chosen voice has the stance of the one that is. Looks back no further than it must.
   */
  since(born: Day): Day {
    const { rows, from } = this.#cell;
    const stance = stanceIndexIn(rows, this.chosen);
    let since = this.moment.asOf + 1;
    let top = this.#lastHeard();
    while (since > born) {
      while (top >= from && rows[top + START]! >= since) top -= WIDTH;
      const last = this.#lastOn(top, since - 1);
      if (last === NONE || stanceIndexIn(rows, last) !== stance) break;
      since = this.#lastFrom;
    }
    return Math.max(since, born);
  }

  /** The last row that has been heard in the chosen voice, in force or ended. */
  #lastHeard(): number {
    const { rows, from } = this.#cell;
    let at = this.#end - WIDTH;
    while (at > from && !this.#mayDecide(rows, at)) at -= WIDTH;
    return at;
  }

  /** The last row in force on a day among those up to `top`. */
  #lastOn(top: number, day: Day): number {
    const { rows, from } = this.#cell;
    // Rows that are later in order but have ended were the last until then.
    let endedOn = Number.MIN_SAFE_INTEGER;
    for (let at = top; at >= from; at -= WIDTH) {
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

/** Where the rows that begin by a day end. */
function endBy(day: Day, { rows, from, to }: CellBounds): number {
  let end = to;
  while (end > from && rows[end - WIDTH + START]! > day) end -= WIDTH;
  return end;
}
