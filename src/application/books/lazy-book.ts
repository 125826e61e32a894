import type { Row } from '#kernel/projection.js';

interface Book {
  put(row: Row): void;
}

/** A book that is filled when it is first asked for, and kept abreast from then on. */
export class LazyBook<Kind extends Book> {
  #book: Kind | undefined;
  #filled: Promise<Kind> | undefined;

  constructor(
    private readonly make: () => Kind,
    private readonly fill: (book: Kind) => Promise<void>,
  ) {}

  /** Rows that come while it is filled are in it as well: each says from when and until when it was believed. */
  put(row: Row): void {
    this.#book?.put(row);
  }

  get(): Promise<Kind> {
    this.#filled ??= this.#fill();
    return this.#filled;
  }

  async #fill(): Promise<Kind> {
    const book = this.make();
    this.#book = book;
    try {
      await this.fill(book);
      return book;
    } catch (error) {
      this.#book = undefined;
      this.#filled = undefined;
      throw error;
    }
  }
}
