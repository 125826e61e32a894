import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { snakeCase, toCsv } from '../../src/http/csv.js';

const table = (...values: (string | number | boolean | null | readonly unknown[] | object)[]) =>
  toCsv(
    values.map((_, index) => ({ name: `c${index}`, summary: '' })),
    [Object.fromEntries(values.map((value, index) => [`c${index}`, value])) as never],
  ).split('\n')[1];

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

  it('leaves missing empty and numbers alone', () => {
    expect(table(null, 0, -1, 1.5, true, false)).toBe(',0,-1,1.5,true,false');
  });

  it('joins words by a space and writes other structures as JSON', () => {
    expect(table(['a', 'b'], [], [1, 2], { a: 'x' })).toBe('a b,,"[1,2]","{""a"":""x""}"');
  });

  it('keeps Namibia', () => {
    expect(table('NAM', 'NA', null)).toBe('NAM,NA,');
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', "'=1", "''@"])('disarms %j', (text) => {
    const [[cell]] = parse(toCsv([{ name: 'a', summary: '' }], [{ a: text }]), { from: 2 }) as [
      [string],
    ];
    expect(cell).toBe(`'${text}`);
  });

  it('can be read back, whatever the text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[=+\-@'"\t\r\n,; a]{1,6}$/),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { minLength: 1 }), (rows) => {
        const columns = ['a', 'b'].map((name) => ({ name, summary: '' }));
        const text = toCsv(
          columns,
          rows.map(([a, b]) => ({ a: `x${a}`, b })),
        );
        const back = parse(text, { from: 2, record_delimiter: '\n' }) as [string, string][];
        expect(back.map(([a, b]) => [a.slice(1), restored(b)])).toEqual(rows);
        for (const [, b] of back) expect(b).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
