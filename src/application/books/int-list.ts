import { lastingInts } from '#kernel/ints.js';
import { lowerBound } from '#positions/bisect.js';

const FIRST_CAPACITY = 1_024;

/** A list of whole numbers, four bytes each, that grows. */
export class IntList {
  #numbers = lastingInts(FIRST_CAPACITY);
  #length = 0;

  /** The numbers as they are now; another list after the next insertion. */
  get numbers(): Int32Array {
    return this.#numbers.subarray(0, this.#length);
  }

  /** Undefined at the end and beyond. */
  at(place: number): number | undefined {
    return place < this.#length ? this.#numbers[place] : undefined;
  }

  /** Where a number stands, or would stand, in a list that ascends. Most often it is the end. */
  lowerBound(value: number): number {
    const last = this.at(this.#length - 1);
    return last === undefined || last < value ? this.#length : lowerBound(this.numbers, value);
  }

  /** Puts a number before the one at this place; at the end it costs nothing. */
  insert(at: number, value: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = lastingInts(this.#length * 2);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    if (at < this.#length) this.#numbers.copyWithin(at + 1, at, this.#length);
    this.#numbers[at] = value;
    this.#length += 1;
  }

  set(at: number, value: number): void {
    this.#numbers[at] = value;
  }
}
