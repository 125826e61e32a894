import type { Day } from '#vocabulary/day.js';
import type { PositionClass, Weighing } from '../rule-sets/rule-set.js';
import { SCORES, SIGNS, type WeighedRows } from './weighed-rows.js';

/** A day before all others. */
const NEVER_YET = -0x7fffffff;

/** How the rows of a cell were weighed before a day, walked back from change to change. */
export class WeighedPast {
  readonly #rows: WeighedRows;
  readonly #weighing: Weighing;
  /** By packed facts. */
  readonly #voices: Uint8Array;
  /** Rows that are heard: which they are, whether they are in force, what they weigh and bring, when that last changed. */
  #heard = new Int32Array(64);
  #isHeard = new Uint8Array(64);
  #weights = new Float64Array(64);
  #shares = new Float64Array(64);
  #changes = new Int32Array(64);
  #heardLength = 0;
  /** How many of them are in force, and speak for and against. */
  #inForceLength = 0;
  #supporting = 0;
  #opposing = 0;
  #latestChange: Day = NEVER_YET;
  #since: Day = NEVER_YET;

  constructor(rows: WeighedRows, weighing: Weighing, voices: Uint8Array) {
    this.#rows = rows;
    this.#weighing = weighing;
    this.#voices = voices;
  }

  /**
   * First day of the unbroken run of days, up to this one and not before another, on which the class in a voice is what it
   * is on this one. Walks back from change to change, and weighs only what changes anew.
   */
  heldSince(day: Day, voice: number, born: Day): Day {
    this.#hear(day, voice);
    const held = this.#heardClass();
    do {
      if (this.#latestChange <= born) return born;
      this.#stepBehind(this.#latestChange);
    } while (this.#heardClass() === held);
    return this.#since;
  }

  /** Notes the rows that may speak in a voice and have begun by the day. */
  #hear(day: Day, voice: number): void {
    this.#grow();
    this.#heardLength = 0;
    this.#supporting = 0;
    this.#opposing = 0;
    this.#inForceLength = 0;
    for (let i = 0; i < this.#rows.length && this.#rows.startOf(i) <= day; i += 1) {
      if ((this.#voices[this.#rows.factsOf(i)]! & voice) === 0) continue;
      const k = this.#heardLength;
      this.#heard[k] = i;
      this.#isHeard[k] = 0;
      this.#weigh(k, day);
      this.#heardLength += 1;
    }
  }

  /** What was before the changes of a day. */
  #stepBehind(since: Day): void {
    this.#since = since;
    for (let k = 0; k < this.#heardLength; k += 1) {
      if (this.#changes[k] === since) this.#weigh(k, since - 1);
    }
  }

  /** Notes what a row weighs on a day, nothing when it is not in force, and on which day up to it that last changed. */
  #weigh(k: number, day: Day): void {
    const i = this.#heard[k]!;
    const facts = this.#rows.factsOf(i);
    const hasBegun = this.#rows.startOf(i) <= day;
    const isInForce = hasBegun && this.#rows.endOf(i) > day;
    this.#weights[k] = isInForce ? this.#rows.weightOn(day, i) : 0;
    this.#shares[k] = this.#weights[k]! * SCORES[facts]!;
    this.#changes[k] = hasBegun ? this.#rows.changedBy(day, i) : NEVER_YET;
    const more = Number(isInForce) - this.#isHeard[k]!;
    this.#isHeard[k] = Number(isInForce);
    this.#inForceLength += more;
    this.#supporting += more * (SIGNS[facts]! & 1);
    this.#opposing += more * (SIGNS[facts]! >> 1);
  }

  /** Sums up in order, for the same evidence gives the same bits everywhere; finds the latest change on the way. */
  #heardClass(): PositionClass | undefined {
    let weight = 0;
    let score = 0;
    let latest = NEVER_YET;
    for (let k = 0; k < this.#heardLength; k += 1) {
      weight += this.#weights[k]!;
      score += this.#shares[k]!;
      latest = Math.max(latest, this.#changes[k]!);
    }
    this.#latestChange = latest;
    if (this.#inForceLength === 0) return undefined;
    const isContested = this.#supporting > 0 && this.#opposing > 0;
    return this.#weighing.judge({ weight, score, isContested }).class;
  }

  #grow(): void {
    const { length } = this.#rows;
    if (length <= this.#heard.length) return;
    this.#heard = new Int32Array(length * 2);
    this.#isHeard = new Uint8Array(length * 2);
    this.#weights = new Float64Array(length * 2);
    this.#shares = new Float64Array(length * 2);
    this.#changes = new Int32Array(length * 2);
  }
}
