import type { Day } from '#vocabulary/day.js';
import { type CellBounds, CHOSEN, DEEDS, type Moment, WORDS } from './cell-judge.js';
import { END, factsIn, isBelieved, START, stanceIndexIn, WIDTH } from './row.js';

const NONE = -1;

/** What of a cell is in force on a day: offsets of the last rows of each voice, -1 where there is none. */
export class LastInForce {
  chosen = NONE;
  words = NONE;
  deeds = NONE;
  /** Rows of the chosen voice. */
  n = 0;
  /** Where the rows that begin by the day end. */
  end = 0;

  constructor(private readonly moment: Moment) {}

  /** Looks at a cell; the basis gets each row that is in force in the chosen voice, in order. */
  look({ rows, from, to }: CellBounds, basis?: number[]): void {
    const { asOf, knownAt, hearing } = this.moment;
    this.chosen = NONE;
    this.words = NONE;
    this.deeds = NONE;
    this.n = 0;
    this.end = to;
    for (let at = from; at < to; at += WIDTH) {
      if (rows[at + START]! > asOf) {
        this.end = at;
        break;
      }
      const voices = hearing[factsIn(rows, at)]!;
      if (voices === 0 || rows[at + END]! <= asOf || !isBelieved(rows, at, knownAt)) continue;
      this.#hear(voices, at, basis);
    }
  }

  #hear(voices: number, at: number, basis: number[] | undefined): void {
    if ((voices & CHOSEN) !== 0) {
      this.chosen = at;
      this.n += 1;
      basis?.push(at);
    }
    if ((voices & WORDS) !== 0) this.words = at;
    else if ((voices & DEEDS) !== 0) this.deeds = at;
  }
}

/** A cell of packed rows, as it looks from a moment. */
export interface CellView {
  readonly rows: Int32Array;
  /** Where the cell begins, and where those of its rows end that begin by the day. */
  readonly first: number;
  readonly end: number;
  /** When the party began that stood then. */
  readonly born: Day;
  readonly moment: Moment;
}

/**
 * First day of the unbroken run of days, up to the one asked about, on which the last row in force in the chosen voice
 * has this stance. Looks back no further than it must.
 */
export function sinceOfLast(cell: CellView, stance: number): Day {
  const { rows, first, born, moment } = cell;
  const { asOf } = moment;
  let since = asOf + 1;
  let top = cell.end - WIDTH;
  while (since > born) {
    while (top >= first && rows[top + START]! >= since) top -= WIDTH;
    const found = lastOn(cell, top, since - 1);
    if (found === undefined || stanceIndexIn(rows, found.at) !== stance) break;
    since = found.from;
  }
  return Math.max(since, born);
}

/** The last row in force on a day among those up to `top`, and since when it has been the last. */
function lastOn({ rows, first, moment }: CellView, top: number, day: Day) {
  // Rows that are later in order but have ended were the last until then.
  let endedOn = Number.NEGATIVE_INFINITY;
  for (let at = top; at >= first; at -= WIDTH) {
    if (!mayDecide(rows, at, moment)) continue;
    const [start, end] = [rows[at + START]!, rows[at + END]!];
    if (end > day) return { at, from: Math.max(start, endedOn) };
    endedOn = Math.max(endedOn, end);
  }
  return undefined;
}

/** Whether it speaks in the chosen voice, and was in force on some day. */
const mayDecide = (rows: Int32Array, at: number, { hearing, knownAt }: Moment): boolean =>
  (hearing[factsIn(rows, at)]! & CHOSEN) !== 0 &&
  isBelieved(rows, at, knownAt) &&
  rows[at + START]! < rows[at + END]!;
