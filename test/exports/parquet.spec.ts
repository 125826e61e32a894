import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { groupRows, parquet } from '../../src/exports/parquet.js';
import { bytesOf, chunksOf, given } from './given.js';

const COLUMNS = {
  party: 'text',
  adoptedOn: 'day',
  time: 'instant',
  n: 'integer',
  score: 'number',
  live: 'boolean',
  basis: 'words',
  causes: 'json',
} as const;

const ROW = {
  party: 'NAM',
  adoptedOn: '1948-02-29',
  time: '2026-11-24T16:40:47.976Z',
  n: -3,
  score: 0.1,
  live: false,
  basis: ['a', 'b'],
  causes: [{ a: 1 }],
};
const EMPTY = Object.fromEntries(Object.keys(ROW).map((name) => [name, null]));

const bufferOf = async (...table: Parameters<typeof given>): Promise<ArrayBuffer> =>
  new Uint8Array(await bytesOf(parquet, given(...table))).buffer;

describe('Parquet', () => {
  it('keeps types, and leaves missing null', async () => {
    const file = await bufferOf(COLUMNS, [[ROW, EMPTY]]);
    expect(await parquetReadObjects({ file })).toEqual([
      {
        party: 'NAM',
        adopted_on: new Date('1948-02-29'),
        time: new Date('2026-11-24T16:40:47.976Z'),
        n: -3,
        score: 0.1,
        live: false,
        basis: 'a b',
        causes: '[{"a":1}]',
      },
      Object.fromEntries(
        ['party', 'adopted_on', 'time', 'n', 'score', 'live', 'basis', 'causes'].map((name) => [
          name,
          null,
        ]),
      ),
    ]);
  });

  it('says that instants are in UTC', async () => {
    const { schema } = parquetMetadata(await bufferOf({ time: 'instant' }, []));
    expect(schema[1]).toMatchObject({
      name: 'time',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    });
  });

  it('carries sequence and citation in its own metadata', async () => {
    const { key_value_metadata } = parquetMetadata(await bufferOf(['a'], []));
    expect(key_value_metadata).toEqual([
      { key: 'standpoint:question', value: 'given' },
      { key: 'standpoint:sequence', value: '7' },
      { key: 'standpoint:citation', value: 'A citation.' },
    ]);
  });

  it('keeps hostile text as it is', async () => {
    const texts = ['=1+1', '\u0000', '"', 'a,b\r\n', '𝄞 é', ''];
    const file = await bufferOf(
      ['a'],
      texts.map((a) => [{ a }]),
    );
    expect((await parquetReadObjects({ file })).map(({ a }) => a)).toEqual(texts);
  });

  it('writes group by group and hands out small pieces, however many rows there are', async () => {
    let drawn = 0;
    const page = Array.from({ length: 1_000 }, (_, at) => ({ a: `${at * 7919}` }));
    const table = given(
      ['a'],
      (function* () {
        for (; drawn < 25; drawn += 1) yield page;
      })(),
    );
    const first = await parquet.write(table)[Symbol.asyncIterator]().next();
    expect(first.done).toBe(false);
    expect(drawn).toBeLessThan(15);
    drawn = 0;
    const chunks = await chunksOf(
      parquet,
      given(
        ['a'],
        Array.from({ length: 25 }, () => page),
      ),
    );
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(65_536);
    const file = new Uint8Array(Buffer.concat(chunks as Uint8Array[])).buffer;
    expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
      10_000, 10_000, 5_000,
    ]);
    expect(await parquetReadObjects({ file, rowStart: 24_999 })).toEqual([{ a: `${999 * 7919}` }]);
  });

  it('has fewer rows in a group the wider they are', () => {
    expect([1, 31, 1_000, 18_612, 20_000_000].map(groupRows)).toEqual([
      10_000, 10_000, 10_000, 537, 1,
    ]);
  });
});
