import type { Phrase, Wanted } from '#kernel/page.js';
import type { Projection, Put, Row } from '#kernel/projection.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { NO_LOG } from '../support/no-log.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const text = { type: 'text' } as const;
const notes = (version = 1): Projection => ({
  name: 'notes',
  version,
  summary: 'Notes.',
  tables: {
    note: {
      columns: { id: text, owner: text, said: text, known_to: { type: 'integer', nullable: true } },
      key: ['id'],
      partition: 'owner',
      words: ({ said }) => said as string,
    },
  },
  partition: (event) => event.stream,
  handlers: new Map(),
});

const note = (id: string, said: string, known_to: number | null = null): Put => ({
  table: 'note',
  row: { id, owner: 'me', said, known_to },
});
const phrase = (words: string, begun = false): Phrase => ({ words: words.split(' '), begun });
const all = (...words: string[]): Wanted => words.map((each) => [phrase(each)]);

describe('a column of words', () => {
  let views: SqliteViewStore;
  let sequence: number;
  beforeEach(async () => {
    views = SqliteViewStore.open(tempFolder(), NO_LOG);
    await views.prepare(notes());
    sequence = 0;
    await put(
      note('a', 'the cote d ivoire backs it'),
      note('b', 'ivoire d cote'),
      note('c', '网 络 安 全'),
      note('d', 'backs nothing \ue000 at all'),
    );
  });
  afterEach(() => views.close());

  async function put(...puts: Put[]): Promise<void> {
    const step = { puts, parked: [], after: sequence, sequence: sequence + 1 };
    expect(await views.write(notes(), step)).toBe(true);
    sequence += 1;
  }
  async function found(wanted: Wanted, size = 100): Promise<string> {
    const rows: Row[] = [];
    for await (const page of views.pages(notes(), 'note', { size, columns: ['id'], wanted })) {
      rows.push(...page);
    }
    return rows.map(({ id }) => id).join('');
  }

  it.each<[string, Wanted, string]>([
    ['a word', all('backs'), 'ad'],
    ['every word', all('backs', 'cote'), 'a'],
    ['a phrase, in its order', all('cote d ivoire'), 'a'],
    ['no phrase across a break', all('nothing at'), ''],
    ['the beginning of a word', [[phrase('noth', true)]], 'd'],
    ['a phrase whose last word is begun', [[phrase('cote d iv', true)]], 'a'],
    ['one of several', [[phrase('nothing'), phrase('ivoire d')], [phrase('cote')]], 'b'],
    ['words of any script', all('安 全'), 'c'],
    ['no word that only begins so', all('back'), ''],
    ['operators as the words they are', all('NOT', 'the'), ''],
    ['quotes as nothing', [[phrase('backs" OR "ivoire')]], ''],
    ['the name of the column as a word', all('words : cote'), ''],
  ])('finds %s', async (_, wanted, ids) => {
    expect(await found(wanted)).toBe(ids);
  });

  it('comes in pages of any size, in the order in which rows were first written', async () => {
    await put(note('b', 'backs it too'));
    expect(await found(all('backs'), 1)).toBe('abd');
    expect(await found(all('backs'), 2)).toBe('abd');
  });

  it('finds a row that was replaced by its new words alone', async () => {
    await put(note('a', 'it forbids'));
    expect(await found(all('ivoire'))).toBe('b');
    expect(await found(all('forbids'))).toBe('a');
  });

  it('finds the last words of a row that one step wrote twice, and the rows beside it', async () => {
    await put(note('e', 'early'), note('f', 'fickle'), note('f', 'firm'), note('g', 'late'));
    expect(await found(all('fickle'))).toBe('');
    const each = ['early', 'firm', 'late'].map((word) => phrase(word));
    expect(await found([each])).toBe('efg');
  });

  it('still finds a row of which another column changed', async () => {
    await put(note('a', 'the cote d ivoire backs it', 7));
    expect(await found(all('backs'))).toBe('ad');
  });

  it('finds nothing of a step that was not written', async () => {
    const bad = { table: 'note', row: { id: 'z', owner: 'me', said: 'x', known_to: 'never' } };
    await expect(put(note('y', 'unheard of'), bad)).rejects.toThrow('cannot store TEXT');
    expect(await found(all('unheard'))).toBe('');
  });

  it('is empty after a reset, and filled anew', async () => {
    await views.prepare(notes(2));
    await views.makeLive(notes(2));
    await views.reset(notes(1));
    expect(await found(all('backs'))).toBe('');
    sequence = 0;
    await put(note('d', 'backs again'));
    expect(await found(all('backs'))).toBe('d');
  });

  it('goes with its table', async () => {
    await views.prepare(notes(2));
    await views.makeLive(notes(2));
    await views.drop('notes', 1);
    expect(await views.prepare(notes(1))).toMatchObject({ sequence: 0 });
    expect(await found(all('backs'))).toBe('');
  });

  it('changes what tables are: another index is another shape', async () => {
    const { note: table } = notes().tables;
    const { words: _, ...plain } = table!;
    const changed = { ...notes(), tables: { note: plain } };
    await expect(views.prepare(changed)).rejects.toMatchObject({
      code: 'projection.shape-changed',
    });
  });
});

describe('rows whose key is one number', () => {
  const numbered = (): Projection => ({
    ...notes(),
    tables: {
      note: {
        ...notes().tables['note']!,
        columns: { at: { type: 'integer' }, owner: text, said: text },
        key: ['at'],
      },
    },
  });
  const row = (at: number, owner: string, said: string): Put => ({
    table: 'note',
    row: { at, owner, said },
  });

  it('stand in its order, and are found even when they come late, as those of a parked partition', async () => {
    const views = SqliteViewStore.open(tempFolder(), NO_LOG);
    await views.prepare(numbered());
    const parked = {
      projection: 'notes',
      version: 1,
      partition: 'late',
      sequence: 3,
      error: 'threw',
    };
    const puts = [row(2, 'me', 'it backs'), row(9, 'me', 'backs too')];
    await views.write(numbered(), { puts, parked: [parked], after: 0, sequence: 9 });
    const backs = { size: 1, columns: ['at'], wanted: all('backs') };
    const found = async () =>
      (await Array.fromAsync(views.pages(numbered(), 'note', backs))).flat();
    expect((await found()).map(({ at }) => at)).toEqual([2, 9]);

    const late = [row(3, 'late', 'backs at last')];
    await views.write(numbered(), { puts: late, parked: [], after: 9, sequence: 9 });
    await views.unpark(numbered(), parked);
    expect((await found()).map(({ at }) => at)).toEqual([2, 3, 9]);
    const pages = await Array.fromAsync(views.pages(numbered(), 'note', { size: 2 }));
    expect(pages.map((page) => page.map(({ at }) => at))).toEqual([[2, 3], [9]]);
    await views.close();
  });
});

describe('rows by several numbers', () => {
  it('are those that have one of them, in key order', async () => {
    const views = SqliteViewStore.inMemory(NO_LOG);
    await views.prepare(notes());
    const puts = [note('c', 'x', 3), note('a', 'x', 1), note('b', 'x', 3)];
    await views.write(notes(), { puts, parked: [], after: 0, sequence: 1 });
    const rows = await views.where(notes(), 'note', 'known_to', [3, 9]);
    expect(rows.map(({ id }) => id)).toEqual(['b', 'c']);
    await views.close();
  });
});
