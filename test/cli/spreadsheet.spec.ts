import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Given, writeSheet } from '../imports/workbook.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { corpusFolder, standpoint } from './standpoint.js';

afterAll(removeTempFolders);

const MAP = ['--map', 'data/mappings/spreadsheet.yaml'];
const HEADER =
  'id,country,date,kind,framework,principle,stance,coverage,quotation,language,source title,publisher,source url,published on,grade,notes'.split(
    ',',
  );
const SOUND: Readonly<Record<string, Given>> = {
  country: 'Norway',
  date: new Date(Date.UTC(2021, 4, 13)),
  kind: 'statement',
  framework: 'gids',
  principle: 3,
  stance: 'supports',
  'source title': 'Made up for a test',
  grade: 'C',
};
let days = 0;
/** No two rows are about the same day: each would be a duplicate of the other. */
const row = (id: string, more: Readonly<Record<string, Given>> = {}): Given[] => {
  days += 1;
  const date = new Date(Date.UTC(2019, 0, days));
  const cells: Record<string, Given> = { ...SOUND, id, date, ...more };
  return HEADER.map((column) => cells[column] ?? null);
};

/** What people do, the cell in which it is found, and what they are told. */
const MISTAKES: readonly (readonly [Readonly<Record<string, Given>>, string, RegExp])[] = [
  [{ country: 'Ukrain' }, 'country', /UKR \(Ukraine\)/],
  [
    { country: 'CSK', date: new Date(Date.UTC(2010, 0, 1)) },
    'country',
    /On 2010-01-01 there was no such state/,
  ],
  [{ country: 'n/a' }, 'country', /No party is called "n\/a"/],
  [{ date: '13/05/2021' }, 'date', /is not a date/],
  [{ date: 44329 }, 'date', /it is 2021-05-13: format the cell as a date/],
  [{ date: '2021-02-30' }, 'date', /not in the calendar/],
  [{ stance: 'suports' }, 'stance', /Did you mean "supports"\?/],
  [{ kind: 'speech' }, 'kind', /stands for nothing here/],
  [{ 'source title': null }, 'source title', /title|source/i],
  [{ principle: 99 }, 'principle', /no principle 99/],
  [{ 'source url': 'javascript:alert(1)' }, 'source url', /http/],
  [{ principle: { error: '#REF!' } }, 'principle', /gives #REF!/],
  [{ id: 'good' }, 'id', /is the key of line 2 too/],
  [{ grade: 'D' }, 'grade', /A|B|C/],
];

describe('a spreadsheet', () => {
  it('with every mistake that people make has each of them found, by its cell, and none half taken', async () => {
    const data = await corpusFolder();
    const file = join(tempFolder(), 'records.xlsx');
    const wrong = MISTAKES.map(([cells], at) => row(`row-${at}`, cells));
    const blank: Given[] = HEADER.map(() => null);
    await writeSheet(file, 'records', [HEADER, row('good'), blank, ...wrong, row('good-2')]);
    const dry = await standpoint(['import', file, ...MAP, '--dry-run', '--json'], { data });
    expect(dry.code).toBe(1);
    const told = JSON.parse(dry.stdout);
    expect(told).toMatchObject({ dryRun: true, recorded: 2, rejected: MISTAKES.length });
    for (const [at, [cells, column, detail]] of MISTAKES.entries()) {
      const letter = String.fromCharCode(65 + HEADER.indexOf(column));
      // The header, the good row and the blank one come before.
      const problem = told.problems.find(({ line }: { line: number }) => line === at + 4);
      expect({ cells, ...problem }).toMatchObject({ cell: `records!${letter}${at + 4}`, column });
      expect(problem.detail).toMatch(detail);
    }
    const rejects = join(tempFolder(), 'rejects.csv');
    const real = await standpoint(['import', file, ...MAP, '--rejects', rejects, '--json'], {
      data,
    });
    expect(JSON.parse(real.stdout)).toMatchObject({ recorded: 2, rejected: MISTAKES.length });
    const written = readFileSync(rejects, 'utf8');
    expect(written.split('\n')[0]).toBe(`\ufeff${HEADER.join(',')},rejected_at,reasons`);
    expect(written).toContain('UKR (Ukraine)');
    const again = await standpoint(['import', rejects, ...MAP, '--dry-run', '--json'], { data });
    expect(JSON.parse(again.stdout)).toMatchObject({ recorded: 0, rejected: MISTAKES.length });
    const { stdout } = await standpoint(['records', '--party', 'NOR', '--json'], { data });
    const ids = JSON.parse(stdout).rows.map(({ id }: { id: string }) => id);
    expect(ids.filter((id: string) => /^(row|good)/.test(id)).toSorted()).toEqual([
      'good',
      'good-2',
    ]);
  }, 60_000);

  it('is not read when a column is called otherwise, is there twice, or the sheet is another', async () => {
    const data = await corpusFolder();
    const file = join(tempFolder(), 'records.xlsx');
    const refused = async (header: readonly string[], sheet = 'records') => {
      await writeSheet(file, sheet, [[...header], row('one')]);
      return standpoint(['import', file, ...MAP, '--dry-run'], { data });
    };
    const misspelt = await refused(HEADER.map((name) => (name === 'country' ? 'contry' : name)));
    expect(misspelt).toMatchObject({ code: 2, stdout: '' });
    expect(misspelt.stderr).toContain(
      'no column "country", of which the mapping speaks. Is it "contry"?',
    );
    const twice = await refused(HEADER.map((name) => (name === 'notes' ? 'country' : name)));
    expect(twice.stderr).toContain('Two columns');
    const elsewhere = await refused(HEADER, 'Sheet1');
    expect(elsewhere.stderr).toContain('Available sheets: Sheet1');
  }, 60_000);

  it('mended and imported again is taken whole, and only once', async () => {
    const data = await corpusFolder();
    const file = join(tempFolder(), 'records.xlsx');
    const [good, bad, mended] = [row('one'), row('two', { stance: 'yes' }), row('two')];
    const taken = async (rows: readonly Given[][]) => {
      await writeSheet(file, 'records', [HEADER, ...rows]);
      return JSON.parse((await standpoint(['import', file, ...MAP, '--json'], { data })).stdout);
    };
    expect(await taken([good, bad])).toMatchObject({ recorded: 1, rejected: 1 });
    expect(await taken([good, mended])).toMatchObject({ recorded: 1, known: 1, rejected: 0 });
    expect(await taken([good, mended])).toMatchObject({ recorded: 0, known: 2, rejected: 0 });
  }, 60_000);

  it('that ships is what its script makes, and would be recorded as it is', async () => {
    const shipped = 'data/templates/records.xlsx';
    const made = await import('../../scripts/make-template.js' as string);
    expect(Buffer.from(await made.template()).equals(readFileSync(shipped))).toBe(true);
    const data = await corpusFolder();
    const dry = await standpoint(['import', shipped, ...MAP, '--dry-run', '--json'], { data });
    expect(JSON.parse(dry.stdout)).toMatchObject({ rows: 2, recorded: 2, rejected: 0 });
  }, 60_000);
});
