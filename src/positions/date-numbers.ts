/** Whole numbers by column and date. A column is filled date by date, or in runs that are added up at the end. */
export class DateNumbers {
  readonly #stride: number;
  readonly #numbers: Int32Array;
  /** Where the first run of a column begins: before there is nothing to add up. */
  readonly #firsts: Int32Array;

  constructor(columns: number, dates: number) {
    // A run may end after the last date.
    this.#stride = dates + 1;
    this.#numbers = new Int32Array(columns * this.#stride);
    this.#firsts = new Int32Array(columns).fill(this.#stride);
  }

  /** One more on a date. */
  add(column: number, at: number): void {
    this.#numbers[column * this.#stride + at]! += 1;
  }

  /** One more from one date until before another. */
  addRun(column: number, begin: number, end: number): void {
    const first = column * this.#stride;
    this.#numbers[first + begin]! += 1;
    this.#numbers[first + end]! -= 1;
    if (begin < this.#firsts[column]!) this.#firsts[column] = begin;
  }

  /** Once all runs of a column are in. */
  addUp(column: number): void {
    const numbers = this.#numbers;
    const end = (column + 1) * this.#stride;
    let sum = 0;
    for (let at = column * this.#stride + this.#firsts[column]!; at < end; at += 1) {
      sum += numbers[at]!;
      numbers[at] = sum;
    }
  }

  at(column: number, at: number): number {
    return this.#numbers[column * this.#stride + at]!;
  }
}
