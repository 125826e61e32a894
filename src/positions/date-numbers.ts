/**
 * Whole numbers by column and date. A column is filled date by date, or in runs that are added up at the end; one that
 * nothing is put into takes no room. Plain arrays, for they are many and short-lived: room outside the heap, as typed
 * arrays take it, makes the collector look through all of the heap again and again.
 */
export class DateNumbers {
  readonly #columns: (number[] | undefined)[] = [];
  /** A run may end after the last date. */
  readonly #length: number;

  constructor(dates: number) {
    this.#length = dates + 1;
  }

  /** One more on a date. */
  add(column: number, at: number): void {
    const numbers = this.#columns[column] ?? this.#begin(column);
    numbers[at]! += 1;
  }

  /** One more from one date until before another. */
  addRun(column: number, begin: number, end: number): void {
    const numbers = this.#columns[column] ?? this.#begin(column);
    numbers[begin]! += 1;
    numbers[end]! -= 1;
  }

  #begin(column: number): number[] {
    const numbers = new Array<number>(this.#length).fill(0);
    this.#columns[column] = numbers;
    return numbers;
  }

  /** Once all runs of a column are in. */
  addUp(column: number): void {
    const numbers = this.#columns[column];
    if (!numbers) return;
    let sum = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      sum += numbers[at]!;
      numbers[at] = sum;
    }
  }

  at(column: number, at: number): number {
    return this.#columns[column]?.[at] ?? 0;
  }
}
