import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Projection, Put, Row } from '#kernel/projection.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const notes: Projection = {
  name: 'notes',
  version: 1,
  summary: 'Notes.',
  tables: {
    note: {
      columns: { id: text, place: { type: 'integer' }, told_by: maybeNumber(), said: maybe },
      key: ['id'],
      partition: 'id',
      indexes: [['place']],
      lent: { column: 'said', event: 'told_by' },
      words: ({ said }) => said as string,
    },
  },
  partition: (event) => event.stream,
  handlers: new Map(),
};

function maybeNumber() {
  return { type: 'integer', nullable: true } as const;
}

/** A log of texts that counts how often it was read. */
class Texts {
  reads = 0;
  constructor(private readonly texts: readonly string[]) {}

  async readTexts(sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
    this.reads += 1;
    const found = sequences.filter((sequence) => sequence <= this.texts.length);
    return new Map(found.map((sequence) => [sequence, this.texts[sequence - 1]!]));
  }
}

const note = (place: number, told_by: number | null, said: string): Put => ({
  table: 'note',
  row: { id: `n${place}`, place, told_by, said },
});

describe('texts that rows leave to the log', () => {
  const log = new Texts(['first words', 'second words', 'third words', 'fourth words']);
  const folder = tempFolder();
  let views: SqliteViewStore;
  const whole: readonly Row[] = [
    note(1, 1, 'first words').row,
    note(2, null, 'own words').row,
    note(3, 3, 'third words').row,
    note(4, 4, 'fourth words').row,
  ];
  beforeAll(async () => {
    views = SqliteViewStore.open(folder, log);
    await views.prepare(notes);
    const puts = whole.map((row) => ({ table: 'note', row }));
    await views.write(notes, { puts, parked: [], after: 0, sequence: 4 });
  });
  afterAll(() => views.close());
  beforeEach(() => {
    log.reads = 0;
  });

  it('are not stored a second time', () => {
    const db = new Database(join(folder, 'views.db'), { readonly: true });
    const stored = db.prepare('SELECT said FROM notes__v1__note ORDER BY place').pluck().all();
    db.close();
    expect(stored).toEqual([null, 'own words', null, null]);
  });

  it('are there in every way of reading, and are read together', async () => {
    expect(await views.all(notes, 'note')).toEqual(whole);
    expect(log.reads).toBe(1);
    expect(await views.where(notes, 'note', 'id', 'n3')).toEqual([whole[2]]);
    expect(await views.where(notes, 'note', 'place', [1, 2])).toEqual(whole.slice(0, 2));
    expect(await views.after(notes, 'note', { column: 'place', after: 2, limit: 9 })).toEqual(
      whole.slice(2),
    );
    const partitions = await views.partitions(notes, ['n1', 'n4']);
    expect(partitions.get('note')).toEqual([whole[0], whole[3]]);
    const paged: Row[] = [];
    for await (const page of views.pages(notes, 'note', { size: 3 })) paged.push(...page);
    expect(paged).toEqual(whole);
  });

  it('come with the column alone, and cost nothing without it', async () => {
    const said: unknown[] = [];
    for await (const page of views.pages(notes, 'note', { size: 9, columns: ['said'] })) {
      said.push(...page.map((row) => row['said']));
    }
    expect(said).toEqual(whole.map((row) => row['said']));
    log.reads = 0;
    for await (const page of views.pages(notes, 'note', { size: 9, columns: ['id'] })) {
      expect(page).toHaveLength(4);
    }
    expect(log.reads).toBe(0);
  });

  it('are missed aloud when the log does not have them', async () => {
    const other = SqliteViewStore.inMemory(new Texts(['first words']));
    await other.prepare(notes);
    const puts = [{ table: 'note', row: whole[2]! }];
    await other.write(notes, { puts, parked: [], after: 0, sequence: 3 });
    await expect(other.all(notes, 'note')).rejects.toThrow('The log lacks event 3');
    await other.close();
  });

  it('are found by their words', async () => {
    const wanted = [[{ words: ['third'], begun: false }]];
    const [page] = await Array.fromAsync(
      views.pages(notes, 'note', { size: 9, columns: ['id'], wanted }),
    );
    expect(page).toEqual([{ id: 'n3', words: 'third words' }]);
  });

  it('are indexed once, however many look for words at the same time', async () => {
    const fresh = SqliteViewStore.inMemory(log);
    await fresh.prepare(notes);
    const puts = whole.map((row) => ({ table: 'note', row }));
    await fresh.write(notes, { puts, parked: [], after: 0, sequence: 4 });
    const wanted = [[{ words: ['words'], begun: false }]];
    const looks = Array.from({ length: 5 }, () =>
      Array.fromAsync(fresh.pages(notes, 'note', { size: 9, columns: ['id'], wanted })),
    );
    for (const pages of await Promise.all(looks)) expect(pages.flat()).toHaveLength(4);
    await fresh.close();
  });
});
