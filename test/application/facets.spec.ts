import type { RecordData } from '#vocabulary/record.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { Trial } from '../support/trial.js';

interface Known {
  readonly data: RecordData;
  readonly live: boolean;
}

type Asked = Readonly<Record<string, string>>;

/** What the values of a record are, by facet; written here a second time, from the pages of docs. */
const VALUES: Readonly<Record<string, (known: Known) => readonly (string | null | undefined)[]>> = {
  party: ({ data }) => [data.party],
  kind: ({ data }) => [data.kind],
  channel: ({ data: { kind } }) =>
    kind === 'non_participation'
      ? []
      : [['policy_action', 'conduct'].includes(kind) ? 'deeds' : 'words'],
  on: ({ data }) => data.bearings.map((each) => each.on).filter((each) => each.includes('/')),
  framework: ({ data }) => [
    ...data.bearings.map((each) => each.on.replace(/\/.*/, '')),
    ...data.frameworks.map(({ id }) => id),
  ],
  year: ({ data }) => [/\d{4}/.exec(data.occurredOn)![0]],
  attribution: ({ data }) => [data.attribution],
  language: ({ data }) => [data.quotation?.language, ...data.sources.map((each) => each.language)],
  grade: ({ data }) => data.sources.map((each) => each.grade),
  publisher: ({ data }) => data.sources.map((each) => each.publisher),
  tag: ({ data }) => data.tags,
  live: ({ live }) => [String(live)],
};

const valuesOf = (facet: string, known: Known): ReadonlySet<string> =>
  new Set(VALUES[facet]!(known).filter((value) => typeof value === 'string'));

const passes = (known: Known, asked: Asked, but: string): boolean =>
  Object.entries({ ...asked, live: 'true' }).every(
    ([facet, values]) =>
      facet === but ||
      (facet === 'publisher' ? [values] : values.split(',')).some((value) =>
        valuesOf(facet, known).has(value),
      ),
  );

function naive(records: readonly Known[], asked: Asked): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const facet of Object.keys(VALUES)) {
    for (const known of records.filter((each) => passes(each, asked, facet))) {
      for (const value of valuesOf(facet, known)) {
        const key = `${facet} ${value}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

const ASKED: readonly Asked[] = [
  {},
  { party: 'CHN' },
  { party: 'CHN,USA,group:eu', kind: 'statement,policy_action' },
  { channel: 'deeds', framework: 'gids' },
  { on: 'gids/3,gids/1', grade: 'A' },
  { year: '2020,2021', attribution: 'self', language: 'en' },
  { tag: 'seen-excerpt', party: 'SYR' },
  { publisher: 'SANA', kind: 'vote' },
];

describe('facets', () => {
  let trial: Trial;
  let records: readonly Known[];
  beforeAll(async () => {
    trial = await Trial.over(tempFolder(), { corpus: true });
    for (const record of ['syr-support-2020', 'eu-schrems-ii-2020-07-16']) {
      await trial.record({ type: 'RecordRetracted', data: { record, reason: 'test_entry' } });
    }
    const { rows } = await trial.ask('records', { limit: '1000', retracted: 'true' });
    records = await Promise.all(
      rows.map(async ({ id }) => {
        const { about } = await trial.ask('record', { record: String(id) });
        return { data: about!['record'], live: Object(about!['state']).live } as unknown as Known;
      }),
    );
  });
  afterAll(async () => {
    await trial.end();
    removeTempFolders();
  });

  const counted = async (asked: Asked) =>
    (await trial.ask('facets', asked)).rows as unknown as {
      facet: string;
      value: string;
      n: number;
    }[];

  it.each(ASKED.map((asked) => [asked]))('count what a naive count counts: %j', async (asked) => {
    const expected = naive(records, asked);
    const rows = await counted(asked);
    for (const { facet, value, n } of rows) {
      expect([facet, value, n]).toEqual([facet, value, expected.get(`${facet} ${value}`)]);
    }
    const told = new Set(rows.map(({ facet, value }) => `${facet} ${value}`));
    const untold = [...expected.keys()].filter((key) => !told.has(key));
    expect(untold.filter((key) => !key.startsWith('publisher '))).toEqual([]);
    expect(rows.filter(({ facet }) => facet === 'publisher').length).toBeLessThanOrEqual(20);
  });

  it.each(ASKED.map((asked) => [asked]))(
    'say how many are listed by each value: %j',
    async (asked) => {
      for (const { facet, value, n } of await counted(asked)) {
        if (facet === 'live') continue;
        const { about } = await trial.ask('records', { ...asked, [facet]: value, limit: '1' });
        expect([facet, value, about!['n']]).toEqual([facet, value, n]);
      }
    },
  );

  it('count under the words as well', async () => {
    const rows = await counted({ q: 'surveillance' });
    const { about } = await trial.ask('records', { q: 'surveillance' });
    const kinds = rows.filter(({ facet }) => facet === 'kind').reduce((sum, { n }) => sum + n, 0);
    expect(kinds).toBe(about!['n']);
    expect(kinds).toBeGreaterThan(2);
  });

  it('tell the retracted beside the live, whichever are listed', async () => {
    for (const retracted of ['true', 'false']) {
      const rows = await counted({ retracted });
      expect(rows.filter(({ facet }) => facet === 'live')).toEqual([
        { facet: 'live', value: 'true', n: 174 },
        { facet: 'live', value: 'false', n: 2 },
      ]);
    }
  });

  it('come with the most frequent first', async () => {
    const publishers = (await counted({})).filter(({ facet }) => facet === 'publisher');
    expect(publishers).toHaveLength(20);
    const all = [...naive(records, {})].filter(([key]) => key.startsWith('publisher '));
    const numbers = all.map(([, n]) => n).toSorted((a, b) => b - a);
    expect(publishers.map(({ n }) => n)).toEqual(numbers.slice(0, 20));
  });

  it('stay what they were as known at a sequence', async () => {
    const knownAt = String((await trial.settle()) - 2);
    const rows = await counted({ knownAt });
    expect(rows.filter(({ facet }) => facet === 'live')).toEqual([
      { facet: 'live', value: 'true', n: 176 },
    ]);
  });
});

describe('a list of records', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  it('pages on under any filter without a gap, in the order in which they were made', async () => {
    const asked = { party: 'CHN,USA', channel: 'deeds,words' };
    const { rows: all, about } = await trial.ask('records', { ...asked, limit: 'all' });
    expect(about).toEqual({ n: all.length, next: null });
    const seen: unknown[] = [];
    for (let after: unknown = 0; after !== null; ) {
      const page = await trial.ask('records', { ...asked, limit: '7', after: `${after}` });
      expect(page.about!['n']).toBe(all.length);
      seen.push(...page.rows);
      after = page.about!['next'];
    }
    expect(seen).toEqual(all);
    const sequences = all.map(({ sequence }) => sequence as number);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
  });

  it.each([
    [{ kind: 'vote,wish' }, 'kind'],
    [{ grade: 'D' }, 'grade'],
    [{ year: '20' }, 'year'],
    [{ party: 'Syria' }, 'party'],
    [{ channel: 'thoughts' }, 'channel'],
    [{ q: 'x'.repeat(201) }, 'q'],
  ])('is refused for %j', async (asked, pointer) => {
    for (const question of ['records', 'facets']) {
      await expect(trial.ask(question, asked as Asked)).rejects.toMatchObject({
        kind: 'invalid',
        problems: [{ pointer }],
      });
    }
  });
});
