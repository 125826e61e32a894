import { NONE } from './choices.js';

const SIZE = 3;

/** How often two parties chose each pair of yes, abstain and no; all that a measure of agreement looks at. */
export class PairTable {
  readonly #counts = new Uint32Array(SIZE * SIZE);
  /** Subjects on which both made a choice. */
  n = 0;

  /** Takes two parties' choices; a subject on which either made none is passed over. */
  static of(a: Uint8Array, b: Uint8Array, subjects: readonly number[]): PairTable {
    const table = new PairTable();
    for (const at of subjects) table.#add(a[at]!, b[at]!);
    return table;
  }

  /** Choices are 1, 2 and 3. */
  count(a: number, b: number): number {
    return this.#counts[(a - 1) * SIZE + b - 1]!;
  }

  /** Subjects on which both chose the same. */
  get same(): number {
    return this.sum((a, b) => (a === b ? 1 : 0));
  }

  /** The sum of a number over all pairs of choices made. */
  sum(of: (a: number, b: number) => number): number {
    let total = 0;
    for (let a = 1; a <= SIZE; a += 1) {
      for (let b = 1; b <= SIZE; b += 1) total += this.count(a, b) * of(a, b);
    }
    return total;
  }

  #add(a: number, b: number): void {
    if (a === NONE || b === NONE) return;
    this.#counts[(a - 1) * SIZE + b - 1]! += 1;
    this.n += 1;
  }
}
