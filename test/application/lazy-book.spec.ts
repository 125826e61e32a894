import { LazyBook } from '#application/books/lazy-book.js';
import type { Row } from '#kernel/projection.js';

class Book {
  readonly seen: Row[] = [];
  put(row: Row): void {
    this.seen.push(row);
  }
}

const row = (n: number): Row => ({ n });

describe('a book that is filled when it is asked for', () => {
  it('is filled once, and not before', async () => {
    let fills = 0;
    const lazy = new LazyBook(
      () => new Book(),
      async (book) => {
        fills += 1;
        book.put(row(1));
      },
    );
    lazy.put(row(0));
    expect(fills).toBe(0);
    const [one, other] = await Promise.all([lazy.get(), lazy.get()]);
    expect(one).toBe(other);
    expect(fills).toBe(1);
    expect(one.seen).toEqual([row(1)]);
  });

  it('takes in what comes while it is filled, and afterwards', async () => {
    let go = () => {};
    const lazy = new LazyBook(
      () => new Book(),
      (book) => {
        book.put(row(1));
        return new Promise<void>((resolve) => {
          go = resolve;
        });
      },
    );
    const filled = lazy.get();
    lazy.put(row(2));
    go();
    const book = await filled;
    lazy.put(row(3));
    expect(book.seen).toEqual([row(1), row(2), row(3)]);
  });

  it('is tried again after it could not be filled', async () => {
    let fails = true;
    const lazy = new LazyBook(
      () => new Book(),
      async (book) => {
        book.put(row(1));
        if (fails) throw new Error('the disk');
      },
    );
    await expect(lazy.get()).rejects.toThrow('the disk');
    fails = false;
    expect((await lazy.get()).seen).toEqual([row(1)]);
  });
});
