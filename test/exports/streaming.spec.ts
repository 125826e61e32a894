import { csv } from '../../src/exports/csv.js';
import { ndjson } from '../../src/exports/ndjson.js';
import { chunksOf, given } from './given.js';

const row = { a: 'some text that is not long', b: 12, c: null };
const PAGE = Array.from({ length: 1_000 }, () => row);
const PAGES_MANY = 400;

describe.each([csv, ndjson])('$name', (format) => {
  it('comes in pieces of about 64 KiB, of which there are more the more rows there are', async () => {
    const sizes = async (pages: number) =>
      (
        await chunksOf(
          format,
          given(
            ['a', 'b', 'c'],
            Array.from({ length: pages }, () => PAGE),
          ),
        )
      ).map(({ length }) => length);
    const [few, many] = [await sizes(PAGES_MANY / 10), await sizes(PAGES_MANY)];
    for (const size of many.slice(0, -1)) {
      expect(size).toBeGreaterThanOrEqual(65_536);
      expect(size).toBeLessThan(65_536 + 100);
    }
    expect(many.length).toBeGreaterThan(9 * few.length);
  });

  it('draws no more rows than it has to for a piece', async () => {
    let drawn = 0;
    const pages = (function* () {
      for (; drawn < PAGES_MANY; drawn += 1) yield PAGE;
    })();
    await format
      .write(given(['a', 'b', 'c'], pages))
      [Symbol.asyncIterator]()
      .next();
    expect(drawn).toBeLessThan(5);
  });

  it('throws where the rows break off', async () => {
    const pages = (function* () {
      yield PAGE;
      throw new Error('The store is gone.');
    })();
    await expect(chunksOf(format, given(['a'], pages))).rejects.toThrow('The store is gone.');
  });
});
