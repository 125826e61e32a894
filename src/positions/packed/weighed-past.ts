import type { Day } from '#vocabulary/day.js';
import type { PositionClass, Weighing } from '../rule-sets/rule-set.js';
import { WeighedLeap } from './weighed-leap.js';
import type { WeighedRows } from './weighed-rows.js';

/** Stretches of fewer days are walked from change to change. */
const SHORT_DAYS = 20;

/** How the rows of a cell that speak in a voice were weighed before a day. */
export class WeighedPast {
  readonly #leap: WeighedLeap;

  constructor(
    private readonly rows: WeighedRows,
    private readonly weighing: Weighing,
    private readonly voice: number,
  ) {
    this.#leap = new WeighedLeap(rows, weighing);
  }

  /**
   * First day of the unbroken run of days, up to this one and not before another, on which the class is what it is on this
   * one. Leaps over stretches in which it cannot have been another, and walks where it may have been.
   */
  heldSince(day: Day, born: Day): Day {
    const held = this.#classOn(day)!;
    this.#leap.prepare(this.voice, day, held);
    let at = day;
    let days = this.weighing.stepDays;
    while (at > born) {
      const first = Math.max(born, at - days);
      if (this.#leap.isSafe(first, at)) {
        at = first;
        days *= 2;
        continue;
      }
      if (days > SHORT_DAYS) {
        days = Math.floor(days / 4);
        continue;
      }
      const since = this.rows.changedBy(at, this.voice);
      if (since <= born || this.#classOn(since - 1) !== held) return Math.max(since, born);
      at = since - 1;
    }
    return born;
  }

  #classOn(day: Day): PositionClass | undefined {
    return this.rows.judge(day, this.voice)?.class;
  }
}
