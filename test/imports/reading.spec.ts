import { gzipSync } from 'node:zlib';
import { beforeBadByte } from '../../src/imports/before-bad-byte.js';
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

  it.each(['stance|slug', '{stance}'])(
    'that has the heading %s is told to rename it',
    async (heading) => {
      await expect(runTable(TABLE.replace('stance', heading))).rejects.toMatchObject({
        code: 'table.lacks-column',
        message: expect.stringContaining(`There is "${heading}", `),
      });
    },
  );
});

const unknown = (nr: number, title = 'Minutes') => `${nr},Frnce,2021-01-01,supports,${title}`;
/** More than is read at once. */
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at + 1));

/** What was recorded before the table was refused. */
async function brokenOff(table: string | Uint8Array) {
  const recorded: number[] = [];
  const record = async (_: unknown, line: number) => {
    recorded.push(line);
    return { replayed: false };
  };
  const error = await runTable(table, { recorder: { record } }).catch((thrown) => thrown);
  return { error, recorded };
}

describe('the line of a row', () => {
  it.each(['\n', '\r\n', '\r'])(
    'is the one on which it begins, where lines end in %j',
    async (end) => {
      const lines = [
        '',
        HEADER,
        '',
        unknown(1, '"a\n\nb"'),
        unknown(2, '"a\nb"'),
        '',
        unknown(3),
        '4',
      ];
      const { problems } = await runTable(lines.join('\n').replaceAll('\n', end));
      expect(problems.map(({ line }) => line)).toEqual([4, 7, 10, 11]);
    },
  );

  it('is right beyond what is read at once, whatever line ends are quoted', async () => {
    const quoted = Array.from({ length: 3_000 }, (_, at) =>
      row(at).replace('Min', '"a\r\nb\nc\rd"'),
    );
    const { problems } = await runTable([HEADER, ...quoted, unknown(0)].join('\r\n'));
    expect(problems.map(({ line }) => line)).toContain(3_000 * 4 + 2);
  });
});

describe('a table that cannot be read to its end', () => {
  it('names the line of a byte that is not in the encoding, after all rows before it', async () => {
    const lines = [HEADER, ...rows(3_000)];
    lines[2_499] = lines[2_499]!.replace('Minutes', 'Procès-verbal');
    const { error, recorded } = await brokenOff(Buffer.from(lines.join('\r\n'), 'latin1'));
    expect(error).toMatchObject({
      code: 'input.wrong-encoding',
      message: expect.stringMatching(/^Line 2500 of /),
    });
    expect([recorded.length, recorded.at(-1)]).toEqual([2_498, 2_499]);
  });

  it('names the line on which a quotation mark opens that is never closed', async () => {
    const lines = [HEADER, ...rows(1_000)];
    lines[701] = lines[701]!.replace('Minutes', '"Minutes');
    const { error, recorded } = await brokenOff(lines.join('\n'));
    expect(error).toMatchObject({
      code: 'input.unreadable',
      message: expect.stringMatching(/quotation mark .* on line 702 of .* is never closed/),
    });
    expect([recorded.length, recorded.at(-1)]).toEqual([700, 701]);
  });

  it.each([
    [5, `\n\n${row(2).replace('Minutes', '"Minutes')}`],
    [4, `${row(2).replace('France', '"Fr\nance"').replace('Minutes', '"Minutes')}`],
  ])(
    'counts empty lines and quoted line ends before such a mark on line %i',
    async (line, last) => {
      const { error } = await brokenOff([HEADER, row(1), last, row(3), row(4)].join('\n'));
      expect(error.message).toContain(` on line ${line} of `);
    },
  );

  it.each([
    ['utf-8', [0x61, 0xc3], [0xa9, 0x0a, 0x62, 0xe9, 0x63], 'é\nb'],
    ['utf-8', [], [0x61, 0xe9, 0x62], 'a'],
    ['utf-16le', [0x61, 0x00, 0x3d, 0xd8], [0x00, 0xde, 0x62, 0x00, 0x00, 0xdc], '😀b'],
  ])(
    'in %s is read up to its bad byte, also from within a character',
    (encoding, before, piece, text) => {
      expect(beforeBadByte(Uint8Array.from(piece), Uint8Array.from(before), encoding)).toBe(text);
    },
  );
});
