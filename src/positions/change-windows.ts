import type { Day } from '#vocabulary/day.js';
import { lowerBound } from './bisect.js';

/** A stretch of days, both inclusive, and the subjects on which something changes in it. */
export interface ChangeWindow {
  readonly from: Day;
  readonly to: Day;
  readonly on: readonly string[];
}

/**
 * When something changes, gathered subject by subject: a number for each day and subject, so that all changes can be told
 * in the order of their days without all of them being held.
 */
export class ChangeDays {
  /** Days on which the subject changes, ascending. */
  readonly #bySubject = new Map<string, Int32Array>();
  readonly #counts = new Map<Day, number>();

  add(on: string, days: readonly Day[]): void {
    for (const day of days) this.#counts.set(day, (this.#counts.get(day) ?? 0) + 1);
    if (days.length > 0) this.#bySubject.set(on, Int32Array.from(new Set(days)).sort());
  }

  /** All days with changes, the newest window first; in each about so many changes, or all those of one day. */
  *windows(size: number): Generator<ChangeWindow> {
    let to: Day | undefined;
    let count = 0;
    const days = [...this.#counts].sort(([a], [b]) => b - a);
    for (const [at, [day, more]] of days.entries()) {
      to ??= day;
      count += more;
      if (count < size && at < days.length - 1) continue;
      yield { from: day, to, on: this.#changingWithin(day, to) };
      to = undefined;
      count = 0;
    }
  }

  #changingWithin(from: Day, to: Day): readonly string[] {
    return [...this.#bySubject].flatMap(([on, days]) => {
      const day = days[lowerBound(days, from)];
      return day !== undefined && day <= to ? [on] : [];
    });
  }
}
