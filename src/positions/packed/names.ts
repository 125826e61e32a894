import type { ColdRows } from './cold-rows.js';

/** Numbers for names, given out in the order in which they are first heard. */
export class Names {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  #ranks: Int32Array | undefined;

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#names.push(name) - 1;
    this.#numbers.set(name, number);
    this.#ranks = undefined;
    return number;
  }

  nameOf(number: number): string {
    return this.#names[number]!;
  }

  /** For each number its place among the names in ascending order. */
  ranks(): Int32Array {
    if (this.#ranks) return this.#ranks;
    const order = this.#names.map((_, number) => number);
    order.sort((a, b) => (this.#names[a]! < this.#names[b]! ? -1 : 1));
    const ranks = new Int32Array(order.length);
    for (const [rank, number] of order.entries()) ranks[number] = rank;
    this.#ranks = ranks;
    return ranks;
  }
}

/** Parties by number, lists of those that a record covers, and what of the rows is seldom asked. */
export interface PartyNames {
  readonly numberOf: (party: string) => number;
  readonly nameOf: (party: number) => string;
  readonly ranks: () => Int32Array;
  readonly coversOf: (list: number) => readonly string[];
  readonly cold: ColdRows;
}
