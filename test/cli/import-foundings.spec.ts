import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { MAPPING } from '../imports/run-table.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { corpusFolder, standpoint } from './standpoint.js';

afterAll(removeTempFolders);

const TABLE = 'nr,country,day,stance,title\n1,France,2021-01-01,supports,Minutes';
const CLUB = { id: 'club', name: 'A club', foundedOn: '2001' };
const PACT = {
  id: 'pact',
  title: 'A pact',
  issuer: 'France',
  announcedOn: '2001-02-03',
  sources: [{ title: 'Its text' }],
};

/** Words that import a table, in a folder of its own, by a mapping with further parts. */
function words(parts: object, table = TABLE): string[] {
  const folder = tempFolder();
  const [file, map] = [join(folder, 'acts.csv'), join(folder, 'mapping.yaml')];
  writeFileSync(file, table);
  writeFileSync(map, stringify({ ...MAPPING, ...parts }));
  return ['import', file, '--map', map, '--json'];
}

describe('what a mapping publishes first', () => {
  it('keeps a dry run from looking anything up until it is there, and the dry run says so', async () => {
    const data = await corpusFolder();
    const bearings = [{ on: 'gids/99', stance: 'supports' }];
    const record = { ...MAPPING.record, bearings };
    const asked = words({ group: [CLUB], framework: [PACT], record });
    const before = await standpoint([...asked, '--dry-run'], { data });
    expect(JSON.parse(before.stdout)).toMatchObject({ recorded: 1, rejected: 0 });
    expect(before.stderr).toBe(
      'Rows are checked by their shapes and among themselves only, for the mapping publishes what is not there yet: framework "pact", group "club".\n',
    );
    await standpoint(asked, { data });
    const after = await standpoint([...asked, '--dry-run'], { data });
    expect(JSON.parse(after.stdout)).toMatchObject({
      recorded: 0,
      rejected: 1,
      problems: [{ code: 'principle.unknown' }],
    });
    expect(after.stderr).toBe('');
  });

  it('says what was kept where it is there and differs from the mapping', async () => {
    const data = await corpusFolder();
    const { issuer: _, ...anonymous } = PACT;
    await standpoint(words({ framework: [anonymous], group: [CLUB] }), { data });
    const alike = words({ framework: [anonymous], group: [{ id: 'club', name: 'A club' }] });
    expect((await standpoint(alike, { data })).stderr).toBe('');
    const other = words({
      framework: [{ ...PACT, title: 'The pact' }],
      group: [{ ...CLUB, foundedOn: '2002' }],
    });
    for (const each of [[...other, '--dry-run'], other]) {
      expect((await standpoint(each, { data })).stderr.split('\n')).toEqual([
        'The framework "pact" is there already and is kept as it is, though the mapping differs: title is "A pact" there, and "The pact" here; issuer is not given there, and "France" here.',
        'The group "club" is there already and is kept as it is, though the mapping differs: foundedOn is "2001" there, and "2002" here.',
        '',
      ]);
    }
  });

  it.each([
    [
      'a header without one of its columns',
      TABLE.replace('title', 'titel'),
      {},
      'table.lacks-column',
    ],
    [
      'a joined table that is not there',
      TABLE,
      { join: [{ file: 'none.csv', on: 'nr', as: 'call' }] },
      'input.unreadable',
    ],
  ])('is not published where the import is refused for %s', async (_, table, parts, refused) => {
    const data = await corpusFolder();
    const all = { framework: [PACT], group: [CLUB], ...parts };
    const { stderr } = await standpoint(words(all, table), { data });
    expect(JSON.parse(stderr)).toMatchObject({ code: refused });
    const asked = await Promise.all(
      ['frameworks', 'groups'].map((each) => standpoint([each, '--json'], { data })),
    );
    for (const { stdout } of asked) expect(stdout).not.toMatch(/"(pact|club)"/);
  });

  it.each([
    ['1,One\n1,Another', 'Line 3 of principles.csv makes no principle: line 2 has its number too'],
    ['1,One\nx,Two', 'Line 3 of principles.csv makes no principle: it lacks a number'],
    ['1,One\n2,', 'Line 3 of principles.csv makes no principle: it lacks a label'],
    ['0,None', 'Line 2 of principles.csv makes no principle: "ordinal" '],
  ])('is refused for the principles %j, in a dry run too', async (rows, said) => {
    const principles = { file: 'principles.csv', ordinal: '{nr}', label: '{label}' };
    const asked = words({ framework: [{ ...PACT, principles }] });
    writeFileSync(join(asked[1]!, '..', 'principles.csv'), `nr,label\n${rows}`);
    const data = await corpusFolder();
    for (const each of [[...asked, '--dry-run'], asked]) {
      const { code, stderr } = await standpoint(each, { data });
      expect({ code, problem: JSON.parse(stderr) }).toMatchObject({
        code: 2,
        problem: { code: 'mapping.no-principle', detail: expect.stringContaining(said) },
      });
    }
  });
});
