const FIRST_CAPACITY = 1_024;

/** A list of whole numbers, four bytes each, that grows. */
export class IntList {
  #numbers = new Int32Array(FIRST_CAPACITY);
  #length = 0;

  /** The numbers as they are now; another list after the next insertion. */
  get numbers(): Int32Array {
    return this.#numbers.subarray(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }

  /** Puts a number before the one at this place; at the end it costs nothing. */
  insert(at: number, value: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = new Int32Array(this.#length * 2);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers.copyWithin(at + 1, at, this.#length);
    this.#numbers[at] = value;
    this.#length += 1;
  }

  set(at: number, value: number): void {
    this.#numbers[at] = value;
  }
}
