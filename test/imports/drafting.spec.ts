import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { stringify } from 'yaml';
import { problem } from '#kernel/problem.js';
import { DryRun } from '../../src/imports/dry-run.js';
import { rowsOf } from '../../src/imports/incoming.js';
import { readMapping } from '../../src/imports/mapping.js';
import { partyFacts } from '../../src/imports/party-facts.js';
import { PartyFinder } from '../../src/imports/party-finder.js';
import type { Incoming } from '../../src/imports/run-import.js';
import { Trial } from '../support/trial.js';
import { runTable } from './run-table.js';

let finder: PartyFinder;
beforeAll(async () => {
  const trial = await Trial.begin({ corpus: true });
  finder = new PartyFinder(
    await partyFacts((question, params) => trial.ask(question, { ...params })),
  );
  await trial.end();
});

const folder = () => mkdtempSync(join(tmpdir(), 'standpoint-import-'));

const MAPPING = {
  name: 'acts',
  key: '{nr}',
  party: { from: ['{country}'], on: '{day}' },
  record: {
    kind: 'statement',
    occurredOn: '{day}',
    bearings: [
      { on: 'gids/3', stance: { from: '{data}', values: { plus: 'supports', minus: 'opposes' } } },
      {
        when: '{law}',
        on: 'gids/7',
        stance: { from: '{law}', values: { plus: 'supports', minus: 'opposes' } },
      },
    ],
    sources: [{ title: '{source}', url: '{url}' }],
  },
};

interface Given {
  readonly mapping?: object;
  readonly name?: string;
  readonly bytes?: Uint8Array;
}

async function drafts(
  text: string,
  { mapping = MAPPING, name = 'acts.csv', bytes }: Given = {},
): Promise<Incoming[]> {
  const into = folder();
  writeFileSync(join(into, name), bytes ?? text);
  writeFileSync(join(into, 'mapping.yaml'), stringify(mapping));
  const read = readMapping(join(into, 'mapping.yaml'));
  return (await Array.fromAsync(rowsOf(join(into, name), read, { finder }))).flat();
}

const told = (rows: readonly Incoming[]) =>
  rows.map(({ line, drafted }) =>
    drafted.outcome === 'rejected'
      ? [line, ...drafted.faults.map(({ code, column }) => `${column ?? ''} ${code}`.trim())]
      : [line, drafted.outcome],
  );

const HEADER = 'nr,country,day,data,law,source,url\n';

describe('rows of a table', () => {
  it('become records with several bearings; what is empty is left out', async () => {
    const [row] = await drafts(`${HEADER}1,Côte d'Ivoire,2021-05-04,plus,,A paper,\n`);
    expect(row).toMatchObject({
      line: 2,
      drafted: {
        outcome: 'record',
        key: '1',
        data: {
          party: 'CIV',
          occurredOn: '2021-05-04',
          bearings: [{ on: 'gids/3', stance: 'supports' }],
          sources: [{ title: 'A paper' }],
        },
      },
    });
  });

  it.each([
    ['NA', '2010-01-01', 'NAM'],
    ['YU', '1980-01-01', 'YUG'],
    ['CS', '1980-01-01', 'CSK'],
    ['CS', '2004-01-01', 'SCG'],
    ['Czechoslovakia', '1992-12-31', 'CSK'],
    ['DD', '1980-01-01', 'DDR'],
    ['Türkiye', '2023-01-01', 'TUR'],
    ['REPUBLIC OF MOLDOVA', '2023-01-01', 'MDA'],
    ['Zanzibar', '1964-01-01', 'EAZ'],
  ])('mean by %s on %s the state %s', (name, day, code) => {
    expect(finder.find(name, day)).toBe(code);
  });

  it('never take what is only near: UK is not Ukraine, and nobody is guessed', async () => {
    expect(finder.find('Ukrain', '2021-01-01')).toBeUndefined();
    expect(finder.advice('Ukrain', '2021-01-01')).toContain('UKR (Ukraine)');
    expect(finder.find('England', '2021-01-01')).not.toBe('GRL');
    expect(finder.find('UK', '2021-01-01')).not.toBe('UKR');
  });

  it('say of a state that was not then, when it was', () => {
    expect(finder.advice('Czechoslovakia', '2010-01-01')).toContain('1992-12-31');
  });

  it('are rejected with line, column and advice, each fault by itself', async () => {
    const rows = `${HEADER}1,Ukrain,2021-01-01,plus,,S,\n2,CHN,2021-01-01,pluss,,S,\n3,CHN,,plus,,S,\n,CHN,2021-01-01,plus,,S,\n5,CHN,2021-13-01,plus,,S,\n6,CHN,2021-01-01,plus,,,\n7,CHN,2021-01-01,plus,,S,javascript:alert(1)\n`;
    const { problems } = await runTable(rows, {
      mapping: MAPPING,
      finder,
      recorder: new DryRun(),
    });
    expect(problems.map(({ line, code, column }) => [line, column, code])).toEqual([
      [2, 'country', 'cell.unknown-party'],
      [3, 'data', 'cell.unknown-value'],
      [4, 'day', 'cell.empty'],
      [5, 'nr', 'cell.empty'],
      [6, 'day', 'date.impossible'],
      [7, 'source', 'source.missing'],
      [8, 'url', 'url.not-allowed'],
    ]);
  });

  it('are left to the recorder, whose refusals name the column and the cell all the same', async () => {
    const [row] = await drafts(`${HEADER}5,CHN,2021-01-01,plus,,S,javascript:alert(1)\n`);
    const { drafted } = row!;
    if (drafted.outcome !== 'record') throw new Error(drafted.outcome);
    const refused = [
      problem('url.not-allowed', '/sources/0/url', 'No such scheme.'),
      problem('party.not-then', '/party', 'Not then.'),
      problem('record.duplicate', '', 'The same act.'),
    ];
    expect(drafted.blame?.(drafted, refused)).toEqual([
      {
        code: 'url.not-allowed',
        column: 'url',
        value: 'javascript:alert(1)',
        detail: 'No such scheme.',
      },
      { code: 'party.not-then', column: 'country', value: 'CHN', detail: 'Not then.' },
      { code: 'record.duplicate', detail: 'The same act.' },
    ]);
  });

  it('are told of a principle that is none at its number, and not at its framework', async () => {
    const [bearing] = MAPPING.record.bearings;
    const record = { ...MAPPING.record, bearings: [{ ...bearing, on: '{source}/{data}' }] };
    const text = `${HEADER}5,CHN,2021-01-01,plus,,gids,\n`;
    const [row] = await drafts(text, { mapping: { ...MAPPING, record } });
    const { drafted } = row!;
    if (drafted.outcome !== 'record') throw new Error(drafted.outcome);
    const refused = [
      problem('principle.unknown', '/bearings/0/on', 'No such principle.'),
      problem('framework.unknown', '/bearings/0/on', 'No such framework.'),
    ];
    const columns = refused.map((each) => drafted.blame?.(drafted, [each])[0]?.column);
    expect(columns).toEqual(['data', 'source']);
  });

  it('are read in other encodings, separators, line ends, and packed', async () => {
    const text = `${HEADER}1,Côte d'Ivoire,2021-05-04,plus,,S,\n`;
    const found = async (given: Given) => told(await drafts('', given));
    const whole = [[2, 'record']];
    const latin = { ...MAPPING, encoding: 'latin1' };
    expect(await found({ bytes: Buffer.from(text, 'latin1'), mapping: latin })).toEqual(whole);
    const wide = { ...MAPPING, encoding: 'utf-16le' };
    expect(await found({ bytes: Buffer.from(`\ufeff${text}`, 'utf16le'), mapping: wide })).toEqual(
      whole,
    );
    expect(await found({ bytes: Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`) })).toEqual(
      whole,
    );
    const tabs = Buffer.from(text.replaceAll(',', '\t'));
    expect(await found({ bytes: tabs, name: 'acts.tsv' })).toEqual(whole);
    expect(await found({ bytes: gzipSync(text), name: 'acts.csv.gz' })).toEqual(whole);
  });

  it('are not read in an encoding that they are not in', async () => {
    const bytes = Buffer.from(`${HEADER}1,Côte d'Ivoire,2021-05-04,plus,,S,\n`, 'latin1');
    await expect(drafts('', { bytes })).rejects.toMatchObject({ code: 'input.wrong-encoding' });
  });

  it('take dates in the order that the mapping says', async () => {
    const on = { from: '{day}', date: 'DD.MM.YYYY' };
    const mapping = {
      ...MAPPING,
      party: { from: ['{country}'], on: '{iso}' },
      record: { ...MAPPING.record, occurredOn: on },
    };
    const rows = await drafts(
      `${HEADER.trim()},iso\n1,CHN,4.5.2021,plus,,S,,2021-05-04\n2,CHN,2021-05-04,plus,,S,,2021-05-04\n`,
      { mapping },
    );
    expect(rows[0]).toMatchObject({ drafted: { data: { occurredOn: '2021-05-04' } } });
    expect(told(rows)[1]).toEqual([3, 'day cell.not-a-date']);
  });

  it('of which only the first counts are passed over later', async () => {
    const mapping = { ...MAPPING, once: '{@party}' };
    const rows = await drafts(
      `${HEADER}1,Moldova,2021-01-01,plus,,S,\n2,Republic of Moldova,2022-01-01,plus,,S,\n`,
      { mapping },
    );
    expect(told(rows)).toEqual([
      [2, 'record'],
      [3, 'passed'],
    ]);
  });
});

describe('a mapping', () => {
  it('is refused with everything that is wrong with it', () => {
    const file = join(folder(), 'mapping.yaml');
    writeFileSync(file, stringify({ name: 'A B', key: '', record: {}, colour: 1 }));
    expect(() => readMapping(file)).toThrow(/key|party/);
    writeFileSync(file, 'name: [');
    expect(() => readMapping(file)).toThrow(
      expect.objectContaining({ code: 'mapping.unreadable' }),
    );
  });

  it('is refused for fields that no record has, once and with what was meant', () => {
    const file = join(folder(), 'mapping.yaml');
    const { kind, ...record } = MAPPING.record;
    writeFileSync(file, stringify({ ...MAPPING, record: { ...record, kindd: kind, hue: 'red' } }));
    expect(() => readMapping(file)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            code: 'mapping.invalid',
            pointer: '/record/kindd',
            detail: expect.stringContaining('Did you mean "kind"?'),
          }),
          expect.objectContaining({ pointer: '/record/hue' }),
        ],
      }),
    );
  });

  it.each([
    ['an unknown treatment', { id: '{nr|slgu}' }, '/record/id', '{column|slug}'],
    ['an open brace', { sources: [{ title: '{source' }] }, '/record/sources/0/title', 'close'],
    [
      'a heading with a bar in it',
      { notes: '{note|remark}' },
      '/record/notes',
      'rename that heading in the table',
    ],
    [
      'a column in what a look-up gives',
      { notes: { from: '{source}', otherwise: '{url}' } },
      '/record/notes/otherwise',
      'as it is written',
    ],
    [
      'an order of dates that is none',
      { occurredOn: { from: '{day}', date: 'DD(MM' } },
      '/record/occurredOn/date',
      'DD.MM.YYYY',
    ],
  ])('is refused for %s, which would go into every record', (_, part, pointer, detail) => {
    const file = join(folder(), 'mapping.yaml');
    writeFileSync(file, stringify({ ...MAPPING, record: { ...MAPPING.record, ...part } }));
    expect(() => readMapping(file)).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ pointer, detail: expect.stringContaining(detail) })],
      }),
    );
  });

  it('is refused for a stray brace in its key and its day', () => {
    const file = join(folder(), 'mapping.yaml');
    const party = { ...MAPPING.party, on: '{day|iso}' };
    writeFileSync(file, stringify({ ...MAPPING, key: 'nr}', party }));
    expect(() => readMapping(file)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ pointer: '/key' }),
          expect.objectContaining({ pointer: '/party/on' }),
        ],
      }),
    );
  });

  it('is refused for such fields further down, and for a look-up with a word too many', () => {
    const file = join(folder(), 'mapping.yaml');
    const bearings = [{ on: 'gids/3', stanse: 'supports' }];
    const sources = { title: { from: '{source}', vlaues: { a: 'A' } }, when: '{source}' };
    const record = { ...MAPPING.record, bearings, sources: [sources] };
    writeFileSync(file, stringify({ ...MAPPING, record }));
    expect(() => readMapping(file)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            pointer: '/record/bearings/0/stanse',
            detail: expect.stringContaining('Did you mean "stance"?'),
          }),
          expect.objectContaining({
            pointer: '/record/sources/0/title/vlaues',
            detail: expect.stringContaining('Did you mean "values"?'),
          }),
        ],
      }),
    );
  });
});

describe('tables beside a table', () => {
  const record = { ...MAPPING.record, sources: [{ title: '{call.title}' }] };
  const joins = [{ file: 'calls.csv', on: 'call', as: 'call' }];
  const beside = async (calls: string, mapping: object = {}) => {
    const into = folder();
    writeFileSync(
      join(into, 'acts.csv'),
      'nr;country;day;data;law;call\n1;FRA;2021-03-01;plus;;7\n',
    );
    writeFileSync(join(into, 'calls.csv'), calls);
    const whole = { ...MAPPING, delimiter: ';', record, join: joins, ...mapping };
    writeFileSync(join(into, 'mapping.yaml'), stringify(whole));
    const read = readMapping(join(into, 'mapping.yaml'));
    return (await Array.fromAsync(rowsOf(join(into, 'acts.csv'), read, { finder }))).flat();
  };

  it('are parted as that one', async () => {
    const [row] = await beside('call;title\n7;Seventh call\n');
    expect(row?.drafted).toMatchObject({ data: { sources: [{ title: 'Seventh call' }] } });
  });

  it.each([
    ['the column that joins', 'cal;title\n7;Seventh call\n', '"call"'],
    ['a column that the mapping takes from there', 'call;titel\n7;Seventh call\n', '"titel"'],
  ])('are refused without %s', async (_, calls, named) => {
    await expect(beside(calls)).rejects.toThrow(
      expect.objectContaining({
        code: 'table.lacks-column',
        message: expect.stringContaining(named),
      }),
    );
  });

  it('are no excuse for a word that stands for nothing: {@dya} was empty in every row', async () => {
    const mistyped = { record: { ...record, notes: '{@dya}' } };
    await expect(beside('call;title\n7;Seventh call\n', mistyped)).rejects.toThrow('"@day"');
  });
});
