import type { Day } from '#vocabulary/day.js';
import { STANCE_SCORES } from '#vocabulary/stance.js';
import type { Judgement, Weighing } from '../rule-sets/rule-set.js';
import { factsByNumber } from './facts.js';
import * as row from './row.js';

const { END, factsIn, isBelieved, START, WIDTH } = row;

/** By packed facts. */
export const SCORES = Float64Array.from(factsByNumber(({ stance }) => STANCE_SCORES[stance]));

/** By packed facts 1 for support, 2 for opposition. */
export const SIGNS = Uint8Array.from(SCORES, (score) => (score > 0 ? 1 : 0) | (score < 0 ? 2 : 0));

/** A day before all others. */
const NEVER_YET = -0x7fffffff;

/** Which rows of a cell are taken. */
export interface Taking {
  readonly knownAt: number;
  /** Evidence that begins later is left out. */
  readonly lastDay: Day;
  /** By packed facts the voices in which such evidence may speak, as bits; 0 for none. */
  readonly voices: Uint8Array;
}

interface WeighingTables {
  readonly bases: Float64Array;
  readonly ages: Uint8Array;
}
const tables = new WeakMap<Weighing, WeighingTables>();

/** By packed facts; made once for each weighing. */
function tablesOf(weighing: Weighing): WeighingTables {
  const known = tables.get(weighing);
  if (known) return known;
  const made = {
    bases: Float64Array.from(factsByNumber((facts) => weighing.baseOf(facts))),
    ages: Uint8Array.from(factsByNumber(({ kind }) => (weighing.ages(kind) ? 1 : 0))),
  };
  tables.set(weighing, made);
  return made;
}

/** What of a cell is weighed on a day, as numbers side by side: no piece is made, and nothing is made twice. */
export class WeighedRows {
  readonly #weighing: Weighing;
  readonly #taking: Taking;
  /** By packed facts. */
  readonly #bases: Float64Array;
  readonly #ages: Uint8Array;
  readonly #decays: number[] = [];
  #length = 0;
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #facts = new Int32Array(64);
  #offsets = new Int32Array(64);
  /** Rows in force on the day that was judged last. */
  n = 0;

  constructor(weighing: Weighing, taking: Taking) {
    this.#weighing = weighing;
    this.#taking = taking;
    ({ bases: this.#bases, ages: this.#ages } = tablesOf(weighing));
  }

  /** Takes up the rows of a cell between two offsets; false when there are none that may speak. */
  take(rows: Int32Array, from: number, to: number): boolean {
    const { knownAt, lastDay, voices } = this.#taking;
    if ((to - from) / WIDTH > this.#starts.length) this.#grow((to - from) / WIDTH);
    let length = 0;
    for (let at = from; at < to && rows[at + START]! <= lastDay; at += WIDTH) {
      const facts = factsIn(rows, at);
      if (voices[facts] === 0 || !isBelieved(rows, at, knownAt)) continue;
      this.#starts[length] = rows[at + START]!;
      this.#ends[length] = rows[at + END]!;
      this.#facts[length] = facts;
      this.#offsets[length] = at;
      length += 1;
    }
    this.#length = length;
    return length > 0;
  }

  /** First day of the first row that was taken. */
  get heardFrom(): Day {
    return this.#starts[0]!;
  }

  /** The judgement over what is in force on the day in a voice; undefined when nothing is. */
  judge(day: Day, voice: number): Judgement | undefined {
    let weight = 0;
    let score = 0;
    let signs = 0;
    let n = 0;
    for (let i = 0; i < this.#length && this.#starts[i]! <= day; i += 1) {
      if (!this.#isInForce(day, voice, i)) continue;
      const own = this.#weightOn(day, i);
      const each = SCORES[this.#facts[i]!]!;
      weight += own;
      score += own * each;
      signs |= SIGNS[this.#facts[i]!]!;
      n += 1;
    }
    this.n = n;
    return n === 0 ? undefined : this.#weighing.judge({ weight, score, isContested: signs === 3 });
  }

  /** Rows that were taken, in order. */
  get length(): number {
    return this.#length;
  }

  startOf(i: number): Day {
    return this.#starts[i]!;
  }

  endOf(i: number): Day {
    return this.#ends[i]!;
  }

  factsOf(i: number): number {
    return this.#facts[i]!;
  }

  baseOf(i: number): number {
    return this.#bases[this.#facts[i]!]!;
  }

  ages(i: number): boolean {
    return this.#ages[this.#facts[i]!] === 1;
  }

  speaks(i: number, voice: number): boolean {
    return (this.#taking.voices[this.#facts[i]!]! & voice) !== 0;
  }

  /** What is in force in a voice on a day, in order: offset and weight. */
  *inForce(day: Day, voice: number): Generator<readonly [at: number, weight: number]> {
    for (let i = 0; i < this.#length && this.#starts[i]! <= day; i += 1) {
      if (this.#isInForce(day, voice, i)) yield [this.#offsets[i]!, this.#weightOn(day, i)];
    }
  }

  /** Of one that has begun. */
  #isInForce(day: Day, voice: number, i: number): boolean {
    return this.#ends[i]! > day && this.speaks(i, voice);
  }

  /** The weight on a day of one that has begun. */
  #weightOn(day: Day, i: number): number {
    const facts = this.#facts[i]!;
    const base = this.#bases[facts]!;
    return this.#ages[facts] === 1 ? base * this.decay(this.#steps(day, i)) : base;
  }

  /** The last day up to this one on which one that speaks in a voice began, aged by a step, or ended. */
  changedBy(day: Day, voice: number): Day {
    let latest = NEVER_YET;
    for (let i = 0; i < this.#length && this.#starts[i]! <= day; i += 1) {
      if (this.speaks(i, voice)) latest = Math.max(latest, this.#changedBy(day, i));
    }
    return latest;
  }

  #changedBy(day: Day, i: number): Day {
    const [start, end] = [this.#starts[i]!, this.#ends[i]!];
    if (end <= day) return end;
    if (this.#ages[this.#facts[i]!] === 0) return start;
    return start + this.#steps(day, i) * this.#weighing.stepDays;
  }

  #steps(day: Day, i: number): number {
    return Math.floor((day - this.#starts[i]!) / this.#weighing.stepDays);
  }

  /** What a row of so many steps of age has kept of its weight. */
  decay(steps: number): number {
    const known = this.#decays[steps];
    if (known !== undefined) return known;
    for (let each = this.#decays.length; each <= steps; each += 1) {
      this.#decays.push(this.#weighing.decayAfter(each));
    }
    return this.#decays[steps]!;
  }

  #grow(length: number): void {
    this.#starts = new Int32Array(length * 2);
    this.#ends = new Int32Array(length * 2);
    this.#facts = new Int32Array(length * 2);
    this.#offsets = new Int32Array(length * 2);
  }
}
