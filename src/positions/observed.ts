import { DateNumbers } from './date-numbers.js';
import type { PartySpans } from './roster-spans.js';

const ONLY = 0;

/** How many of those that are counted had been heard of by each date. Once heard of, a party stays so while it exists. */
export class Observed {
  readonly #numbers: DateNumbers;

  constructor(dates: number) {
    this.#numbers = new DateNumbers(dates);
  }

  /** A party that was first heard of by the date with this index. */
  add({ counted }: PartySpans, heard: number): void {
    for (let i = 0; i < counted.length; i += 2) {
      const end = counted[i + 1]!;
      if (heard < end) this.#numbers.addRun(ONLY, Math.max(heard, counted[i]!), end);
    }
  }

  /** Once all are in. */
  addUp(): void {
    this.#numbers.addUp(ONLY);
  }

  at(at: number): number {
    return this.#numbers.at(ONLY, at);
  }
}
