import type { Day } from '#vocabulary/day.js';
import type { Bounds, PositionClass, Weighing } from '../rule-sets/rule-set.js';
import { SCORES, SIGNS, type WeighedRows } from './weighed-rows.js';

/** Of the weight that is summed up: far more than rounding makes of it. */
const NOISE = 1e-9;
const BOTH_SIGNS = 3;
/** More days than there are, for what never ages. */
const NO_STEPS = 0x7fffffff;

/** Whether a cell had the same class on all days of a stretch, told without looking at each. */
export class WeighedLeap {
  readonly #rows: WeighedRows;
  readonly #weighing: Weighing;
  /** Of the rows that speak: first day, first day no longer in force, days to a step of age, first weight, score, signs. */
  #starts = new Int32Array(0);
  #ends = new Int32Array(0);
  #steps = new Int32Array(0);
  #bases = new Float64Array(0);
  #scores = new Float64Array(0);
  #signs = new Uint8Array(0);
  #length = 0;
  /** By steps of age. */
  #decays = new Float64Array(0);
  #bounds!: Bounds;

  constructor(rows: WeighedRows, weighing: Weighing) {
    this.#rows = rows;
    this.#weighing = weighing;
  }

  /** Takes up what speaks in a voice up to a day on which it has a class. */
  prepare(voice: number, day: Day, held: PositionClass): void {
    const rows = this.#rows;
    this.#bounds = this.#weighing.boundsOf(held);
    this.#length = 0;
    this.#grow(day);
    for (let i = 0; i < rows.length; i += 1) {
      if (rows.speaks(i, voice) && rows.startOf(i) < rows.endOf(i)) this.#add(i);
    }
  }

  #add(i: number): void {
    const rows = this.#rows;
    const at = this.#length;
    const facts = rows.factsOf(i);
    this.#starts[at] = rows.startOf(i);
    this.#ends[at] = rows.endOf(i);
    this.#steps[at] = rows.ages(i) ? Math.min(this.#weighing.stepDays, NO_STEPS) : NO_STEPS;
    this.#bases[at] = rows.baseOf(i);
    this.#scores[at] = SCORES[facts]!;
    this.#signs[at] = SIGNS[facts]!;
    this.#length += 1;
  }

  /**
   * Whether the class is sure to be the same on all days between two, whatever begins, ages and ends on which of them:
   * with age nothing gains weight, so each row weighs at most what it did on its first day among them, and at least what
   * it does on the last, or nothing if it is not in force on all.
   */
  isSafe(first: Day, last: Day): boolean {
    const { weight, score } = this.#bounds;
    let least = 0;
    let most = 0;
    let above = 0;
    let below = 0;
    let always = 0;
    let ever = 0;
    for (let at = 0; at < this.#length; at += 1) {
      const start = this.#starts[at]!;
      const end = this.#ends[at]!;
      if (start > last) break;
      if (end <= first) continue;
      const isAlways = Number(start <= first && last < end);
      const heaviest = this.#weightOf(at, Math.max(first, start));
      const lightest = isAlways * this.#weightOf(at, last);
      const up = this.#scores[at]! - score.least;
      const down = score.most - this.#scores[at]!;
      least += lightest;
      most += heaviest;
      above += Math.min(up * lightest, up * heaviest);
      below += Math.min(down * lightest, down * heaviest);
      ever |= this.#signs[at]!;
      always |= isAlways * this.#signs[at]!;
    }
    // Nothing is above or below while nothing is sure to be in force.
    const noise = most * NOISE;
    const isWeightSafe = least - noise > weight.least && most + noise < weight.most;
    return isWeightSafe && Math.min(above, below) > noise && isEven(always, ever);
  }

  #weightOf(at: number, day: Day): number {
    const steps = Math.trunc((day - this.#starts[at]!) / this.#steps[at]!);
    return this.#bases[at]! * this.#decays[steps]!;
  }

  #grow(day: Day): void {
    const { length } = this.#rows;
    if (this.#starts.length < length) {
      this.#starts = new Int32Array(length * 2);
      this.#ends = new Int32Array(length * 2);
      this.#steps = new Int32Array(length * 2);
      this.#bases = new Float64Array(length * 2);
      this.#scores = new Float64Array(length * 2);
      this.#signs = new Uint8Array(length * 2);
    }
    const steps = Math.floor((day - this.#rows.heardFrom) / this.#weighing.stepDays) + 1;
    if (this.#decays.length < steps)
      this.#decays = Float64Array.from({ length: steps * 2 }, (_, step) =>
        this.#weighing.decayAfter(step),
      );
  }
}

/** Whether evidence is contested on all days or on none. */
const isEven = (always: number, ever: number): boolean =>
  always === BOTH_SIGNS || ever !== BOTH_SIGNS;
