import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { snakeCase } from '#application/table.js';
import type { Json, JsonObject } from '#kernel/json.js';
import { csv } from '../../src/exports/csv.js';
import { given, textOf } from './given.js';

const toCsv = (names: readonly string[], rows: readonly JsonObject[]) =>
  textOf(csv, given(names, [rows]));

const line = async (...values: readonly Json[]) => {
  const cells = values.map((value, index) => [`c${index}`, value] as const);
  const text = await toCsv(
    cells.map(([name]) => name),
    [Object.fromEntries(cells)],
  );
  return text.split('\n')[1];
};

/** As documented: one apostrophe before apostrophes and then a formula sign is ours. */
const restored = (cell: string): string => (/^''*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

describe('CSV', () => {
  it('names columns in snake_case', () => {
    expect(['party', 'leansSupport', 'meanScore', 'n'].map(snakeCase)).toEqual([
      'party',
      'leans_support',
      'mean_score',
      'n',
    ]);
  });

  it('leaves missing empty and numbers alone', async () => {
    expect(await line(null, 0, -1, 1.5, true, false)).toBe(',0,-1,1.5,true,false');
  });

  it('joins words by a space and writes other structures as JSON', async () => {
    expect(await line(['a', 'b'], [], [1, 2], { a: 'x' })).toBe('a b,,"[1,2]","{""a"":""x""}"');
  });

  it('writes lists of texts as JSON where the column says so, for texts have spaces', async () => {
    const table = given({ aliases: 'json' }, [[{ aliases: ['Burma', 'Union of Burma'] }]]);
    expect(await textOf(csv, table)).toBe('aliases\n"[""Burma"",""Union of Burma""]"\n');
  });

  it('keeps Namibia', async () => {
    expect(await line('NAM', 'NA', null)).toBe('NAM,NA,');
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', "'=1", "''@"])('disarms %j', async (text) => {
    const [[cell]] = parse(await toCsv(['a'], [{ a: text }]), { from: 2 }) as [[string]];
    expect(cell).toBe(`'${text}`);
  });

  it('can be read back, whatever the text', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[=+\-@'"\t\r\n,; a]{1,6}$/),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { minLength: 1 }), async (rows) => {
        const text = await toCsv(
          ['a', 'b'],
          rows.map(([a, b]) => ({ a: `x${a}`, b })),
        );
        const back = parse(text, { from: 2, record_delimiter: '\n' }) as [string, string][];
        expect(back.map(([a, b]) => [a.slice(1), restored(b)])).toEqual(rows);
        for (const [, b] of back) expect(b).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
