import { gzipSync } from 'node:zlib';
import { MAPPING, runTable } from './run-table.js';

const HEADER = 'nr,country,day,stance,title';
const row = (nr: number, day = '2021-01-01') => `${nr},France,${day},supports,Minutes`;
const TABLE = `${[HEADER, row(1), row(2)].join('\n')}\n`;

const wide = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => wide(text).swap16();

describe('a table', () => {
  it('with rows that have a cell too many or too few loses those rows alone', async () => {
    const { counts, problems } = await runTable(
      [HEADER, row(1), `${row(2)},more`, '3,France', row(4)].join('\n'),
    );
    expect(counts).toMatchObject({ rows: 4, recorded: 2, rejected: 2 });
    expect(problems).toEqual([
      { line: 3, code: 'row.ragged', detail: expect.stringMatching(/6 cells.* 5\. .*"," stands/) },
      { line: 4, code: 'row.ragged', detail: expect.stringMatching(/2 cells.* 5\. .*left out/) },
    ]);
  });

  it.each([
    ['UTF-8', Buffer.from(`\ufeff${TABLE}`)],
    ['UTF-16, little end first', wide(`\ufeff${TABLE}`)],
    ['UTF-16, big end first', swapped(`\ufeff${TABLE}`)],
    ['UTF-16, packed', gzipSync(wide(`\ufeff${TABLE}`))],
  ])('is known by its mark to be in %s', async (name, bytes) => {
    const given = { name: name.endsWith('packed') ? 'acts.csv.gz' : 'acts.csv' };
    expect((await runTable(bytes, given)).counts).toMatchObject({ recorded: 2 });
    const mapping = { ...MAPPING, encoding: 'latin1' };
    expect((await runTable(bytes, { ...given, mapping })).counts).toMatchObject({ recorded: 2 });
  });

  it('in UTF-16 without a mark is refused with what to tell the mapping', async () => {
    await expect(runTable(wide(TABLE))).rejects.toMatchObject({
      code: 'input.wrong-encoding',
      message: expect.stringContaining('utf-16le'),
    });
  });

  it.each(['', '\n\n', '\ufeff'])('that holds %j is refused', async (text) => {
    await expect(runTable(text)).rejects.toMatchObject({ code: 'table.empty' });
  });

  it.each([
    [';', ',', undefined],
    ['\t', ',', undefined],
    [',', ';', ';'],
  ])('whose columns are parted by %j and not by %j says so', async (real, _, delimiter) => {
    const mapping = { ...MAPPING, ...(delimiter && { delimiter }) };
    await expect(runTable(TABLE.replaceAll(',', real), { mapping })).rejects.toMatchObject({
      code: 'table.lacks-column',
      message: expect.stringContaining(`write delimiter: ${JSON.stringify(real)} into`),
    });
  });

  it('that lacks one column is not told of another delimiter', async () => {
    await expect(runTable(TABLE.replace('stance', 'stand;point'))).rejects.toMatchObject({
      message: expect.not.stringContaining('delimiter'),
    });
  });
});
