import type { Ints } from '#kernel/ints.js';

/** UTF-16 units to a block; a name is never parted. */
const BLOCK_BITS = 14;
const BLOCK = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK - 1;

/**
 * Names of records, written one after the other, each after its length. As strings, a million of them would be most of
 * what the collector looks through.
 */
export class RecordNames {
  readonly #blocks: Uint16Array[] = [];
  /** Units of the last block that are taken. */
  #taken = BLOCK;
  #last: string | undefined;
  #lastNumber = 0;

  constructor(private readonly ints: Ints) {}

  /** The number under which the name is found again. Bearings of one record mostly come one after another, and share it. */
  numberOf(name: string): number {
    if (name !== this.#last) {
      this.#lastNumber = this.#write(name);
      this.#last = name;
    }
    return this.#lastNumber;
  }

  nameOf(number: number): string {
    const block = this.#blocks[number >>> BLOCK_BITS]!;
    const at = number & IN_BLOCK;
    const units = new Array<number>(block[at]!);
    for (let unit = 0; unit < units.length; unit += 1) units[unit] = block[at + 1 + unit]!;
    return String.fromCharCode(...units);
  }

  #write(name: string): number {
    if (this.#taken + 1 + name.length > BLOCK) {
      this.#blocks.push(new Uint16Array(this.ints(BLOCK / 2).buffer));
      this.#taken = 0;
    }
    const at = this.#taken;
    const block = this.#blocks.at(-1)!;
    block[at] = name.length;
    for (let unit = 0; unit < name.length; unit += 1) block[at + 1 + unit] = name.charCodeAt(unit);
    this.#taken += 1 + name.length;
    return (this.#blocks.length - 1) * BLOCK + at;
  }
}
