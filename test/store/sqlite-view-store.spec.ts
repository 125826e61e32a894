import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Projection, Put, Row } from '#kernel/projection.js';
import type { Parked, Step } from '#kernel/view-store.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { StoreDamaged } from '#store/store-damaged.js';
import { NO_LOG } from '../support/no-log.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const towns = (version = 1, more: Partial<Projection> = {}): Projection => ({
  name: 'town-list',
  version,
  summary: 'Towns.',
  tables: {
    town: {
      columns: {
        country: { type: 'text' },
        name: { type: 'text' },
        people: { type: 'integer', nullable: true },
        area: { type: 'real', nullable: true },
      },
      key: ['country', 'name'],
      partition: 'country',
      indexes: [['people']],
    },
    flag: {
      columns: { id: { type: 'text' }, country: { type: 'text' } },
      key: ['id'],
      partition: 'country',
    },
  },
  partition: (event) => event.stream,
  handlers: new Map(),
  ...more,
});

const town = (country: string, name: string, people: number | null = null): Put => ({
  table: 'town',
  row: { country, name, people, area: 1.5 },
});
const step = (
  after: number,
  sequence: number,
  puts: readonly Put[] = [],
  parked: Parked[] = [],
): Step => ({
  after,
  sequence,
  puts,
  parked,
});
const plans = towns(1, {
  tables: {
    plan: {
      columns: { country: { type: 'text' }, of: { type: 'json', nullable: true } },
      key: ['country'],
      partition: 'country',
    },
  },
});
const names = (rows: readonly Row[]) => rows.map((row) => row['name']);

describe('the read models in SQLite', () => {
  let views: SqliteViewStore;
  beforeEach(() => {
    views = SqliteViewStore.inMemory(NO_LOG);
  });
  afterEach(() => views.close());

  it('make the first version live at once, and a later one not', async () => {
    expect(await views.prepare(towns(1))).toEqual({
      projection: 'town-list',
      version: 1,
      sequence: 0,
      live: true,
    });
    await views.write(towns(1), step(0, 5));
    expect(await views.prepare(towns(2))).toMatchObject({ version: 2, sequence: 0, live: false });
    expect(await views.prepare(towns(1))).toMatchObject({ version: 1, sequence: 5, live: true });
    expect(await views.prepare(towns(3, { name: 'other' }))).toMatchObject({ live: true });
    expect(
      (await views.checkpoints()).map(({ projection, version }) => [projection, version]),
    ).toEqual([
      ['other', 3],
      ['town-list', 1],
      ['town-list', 2],
    ]);
  });

  it('give back rows in key order, whole, and replace those of the same key', async () => {
    await views.prepare(towns());
    await views.write(towns(), step(0, 1, [town('se', 'Lund', 1), town('de', 'Ulm', 2)]));
    await views.write(
      towns(),
      step(1, 2, [town('se', 'Lund', 3), town('de', 'Åu'), town('de', 'Bonn')]),
    );
    expect(await views.all(towns(), 'town')).toEqual([
      { country: 'de', name: 'Bonn', people: null, area: 1.5 },
      { country: 'de', name: 'Ulm', people: 2, area: 1.5 },
      { country: 'de', name: 'Åu', people: null, area: 1.5 },
      { country: 'se', name: 'Lund', people: 3, area: 1.5 },
    ]);
    expect(names(await views.where(towns(), 'town', 'country', 'de'))).toEqual([
      'Bonn',
      'Ulm',
      'Åu',
    ]);
  });

  it('write nothing unless the checkpoint is where it is said to be', async () => {
    await views.prepare(towns());
    const parked = { projection: 'town-list', version: 1, partition: 'x', sequence: 1, error: 'e' };
    expect(await views.write(towns(), step(0, 4, [town('se', 'Lund')]))).toBe(true);
    expect(await views.write(towns(), step(0, 9, [town('de', 'Ulm')], [parked]))).toBe(false);
    expect(await views.write(towns(), step(5, 9, [town('de', 'Ulm')]))).toBe(false);
    expect(names(await views.all(towns(), 'town'))).toEqual(['Lund']);
    expect(await views.parked()).toEqual([]);
    expect((await views.checkpoints())[0]?.sequence).toBe(4);
    await expect(views.write(towns(), step(4, 3))).rejects.toThrow('never moves back');
  });

  it.each<[string, Put, string]>([
    [
      'lacks a column',
      { table: 'town', row: { country: 'de', name: 'Ulm', people: 1 } },
      'lacks the column area',
    ],
    ['has one too many', { table: 'town', row: { ...town('de', 'Ulm').row, mayor: 'x' } }, 'mayor'],
    [
      'is of the wrong type',
      { table: 'town', row: { ...town('de', 'Ulm').row, people: 'many' } },
      'cannot store TEXT',
    ],
    ['is for no table', { table: 'river', row: {} }, 'has no table river'],
  ])('write nothing of a step with a row that %s', async (_, bad, message) => {
    await views.prepare(towns());
    await expect(views.write(towns(), step(0, 1, [town('se', 'Lund'), bad]))).rejects.toThrow(
      message,
    );
    expect(await views.all(towns(), 'town')).toEqual([]);
    expect((await views.checkpoints())[0]?.sequence).toBe(0);
  });

  it('read several partitions of all tables at once', async () => {
    await views.prepare(towns());
    const flags = [
      { table: 'flag', row: { id: '1', country: 'se' } },
      { table: 'flag', row: { id: '2', country: 'fr' } },
    ];
    await views.write(
      towns(),
      step(0, 1, [town('se', 'Lund'), town('de', 'Ulm'), town('fr', 'Nice'), ...flags]),
    );
    const rows = await views.partitions(towns(), ['se', 'de', "none'"]);
    expect(names(rows.get('town') ?? [])).toEqual(['Ulm', 'Lund']);
    expect(rows.get('flag')).toEqual([{ id: '1', country: 'se' }]);
  });

  it('keep versions apart, and switch between them', async () => {
    await views.prepare(towns(1));
    await views.write(towns(1), step(0, 1, [town('se', 'Lund')]));
    await views.prepare(towns(2));
    await views.write(towns(2), step(0, 1, [town('de', 'Ulm')]));
    expect(names(await views.all(towns(1), 'town'))).toEqual(['Lund']);
    expect(names(await views.all(towns(2), 'town'))).toEqual(['Ulm']);
    await views.makeLive(towns(2));
    expect((await views.checkpoints()).map((each) => each.live)).toEqual([false, true]);
    await views.drop('town-list', 1);
    expect(names(await views.all(towns(2), 'town'))).toEqual(['Ulm']);
    await expect(views.all(towns(1), 'town')).rejects.toThrow('no such table');
    expect(await views.prepare(towns(1))).toMatchObject({ sequence: 0, live: false });
    expect(await views.all(towns(1), 'town')).toEqual([]);
  });

  it('refuse to reset or drop the version that answers', async () => {
    await views.prepare(towns(1));
    await views.prepare(towns(2));
    const refusal = { code: 'projection.is-live', kind: 'conflict' };
    await expect(views.reset(towns(1))).rejects.toMatchObject(refusal);
    await expect(views.drop('town-list', 1)).rejects.toMatchObject(refusal);
    const missing = { code: 'projection.not-prepared', kind: 'missing' };
    await expect(views.makeLive(towns(7))).rejects.toMatchObject(missing);
    await expect(views.drop('town-list', 7)).rejects.toMatchObject(missing);
  });

  it('are empty and at the start again after a reset', async () => {
    await views.prepare(towns(1));
    await views.prepare(towns(2));
    const parked = { projection: 'town-list', version: 2, partition: 'x', sequence: 1, error: 'e' };
    await views.write(towns(2), step(0, 3, [town('se', 'Lund')], [parked]));
    await views.reset(towns(2));
    expect(await views.all(towns(2), 'town')).toEqual([]);
    expect(await views.parked()).toEqual([]);
    expect(await views.write(towns(2), step(0, 3, [town('se', 'Lund')]))).toBe(true);
  });

  it('keep objects and lists in columns of JSON, and give them back in every way of reading', async () => {
    const given = { country: 'se', of: { mayor: 'A', quarters: ['N', 'S'], seat: null } };
    await views.prepare(plans);
    const none = { country: 'de', of: null };
    const puts = [given, none].map((row) => ({ table: 'plan', row }));
    await views.write(plans, step(0, 1, puts));
    expect(await views.all(plans, 'plan')).toEqual([none, given]);
    expect(await views.where(plans, 'plan', 'country', 'se')).toEqual([given]);
    expect((await views.partitions(plans, ['se'])).get('plan')).toEqual([given]);
    const pages = views.pages(plans, 'plan', { size: 9, columns: ['of'] });
    expect((await Array.fromAsync(pages)).flat()).toEqual([{ of: given.of }, { of: null }]);
  });

  it('remember what was parked until told to forget', async () => {
    await views.prepare(towns());
    const first = {
      projection: 'town-list',
      version: 1,
      partition: 'se',
      sequence: 3,
      error: 'bad',
    };
    const second = { ...first, partition: 'de', sequence: 4 };
    await views.write(towns(), step(0, 5, [], [second, first]));
    expect(await views.parked()).toEqual([first, second]);
    await views.unpark(towns(), first);
    expect(await views.parked()).toEqual([second]);
  });

  it('have equal digests for equal rows, and others for others', async () => {
    await views.prepare(towns(1));
    await views.prepare(towns(2));
    await views.write(towns(1), step(0, 1, [town('se', 'Lund', 1), town('de', 'Ulm')]));
    await views.write(towns(2), step(0, 1, [town('de', 'Ulm'), town('se', 'Lund', 2)]));
    const first = await views.digest(towns(1));
    expect(first).toMatchObject({ rows: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await views.digest(towns(2))).sha256).not.toBe(first.sha256);
    await views.write(towns(2), step(1, 2, [town('se', 'Lund', 1)]));
    expect(await views.digest(towns(2))).toEqual(first);
  });

  it('refuse tables that changed under the same version', async () => {
    await views.prepare(towns());
    const { town: table } = towns().tables;
    const changed = towns(1, { tables: { town: table as NonNullable<typeof table> } });
    await expect(views.prepare(changed)).rejects.toMatchObject({
      code: 'projection.shape-changed',
    });
  });

  it('refuse names that would not survive quoting', async () => {
    const { flag } = towns().tables;
    const odd = towns(1, { tables: { 'a"b': flag as NonNullable<typeof flag> } });
    await expect(views.prepare(odd)).rejects.toThrow('cannot be the name');
    expect(await views.checkpoints()).toEqual([]);
    await views.prepare(towns());
    await expect(views.where(towns(), 'town', 'x"', 'y')).rejects.toThrow('no column');
  });
});

describe('the file of the read models', () => {
  it('is found again', async () => {
    const folder = tempFolder();
    const first = SqliteViewStore.open(folder, NO_LOG);
    await first.prepare(towns());
    await first.write(towns(), step(0, 1, [town('se', 'Lund')]));
    await first.close();
    const second = SqliteViewStore.open(folder, NO_LOG);
    expect(await second.prepare(towns())).toMatchObject({ sequence: 1, live: true });
    expect(names(await second.all(towns(), 'town'))).toEqual(['Lund']);
    await second.close();
  });

  it('is thrown away when it is damaged or foreign', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'views.db'), 'this was a database before the accident '.repeat(200));
    const views = SqliteViewStore.open(folder, NO_LOG);
    expect(await views.checkpoints()).toEqual([]);
    expect(await views.prepare(towns())).toMatchObject({ sequence: 0, live: true });
    await views.close();
  });

  /** Two builds of which the second answers; then the page at the root of what is named is spoilt. */
  async function spoilt(named: string, folder = tempFolder()): Promise<SqliteViewStore> {
    const views = SqliteViewStore.open(folder, NO_LOG);
    for (const version of [1, 2]) {
      await views.prepare(towns(version));
      await views.write(towns(version), step(0, 1, [town('se', 'Lund')]));
    }
    await views.makeLive(towns(2));
    await views.close();
    const path = join(folder, 'views.db');
    const db = new Database(path);
    const select = db.prepare<[string], number>(
      'SELECT rootpage FROM sqlite_schema WHERE name = ?',
    );
    const page = select.pluck().get(named)!;
    const size = Number(db.pragma('page_size', { simple: true }));
    db.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xee, (page - 1) * size, page * size));
    return SqliteViewStore.open(folder, NO_LOG);
  }

  it.each(['town-list__v2__town', 'town-list__v2__town__by_people', 'checkpoint', 'live'])(
    'is thrown away when %s is damaged',
    async (named) => {
      const views = await spoilt(named);
      expect(await views.checkpoints()).toEqual([]);
      await views.close();
    },
  );

  it('stays when a build is damaged that does not answer, until somebody goes back to it', async () => {
    const folder = tempFolder();
    const views = await spoilt('town-list__v1__town', folder);
    expect(names(await views.all(towns(2), 'town'))).toEqual(['Lund']);
    expect(await views.prepare(towns(2))).toMatchObject({ sequence: 1, live: true });
    await expect(views.prepare(towns(1))).rejects.toThrow(StoreDamaged);
    await views.close();
    const anew = SqliteViewStore.open(folder, NO_LOG);
    expect(await anew.checkpoints()).toEqual([]);
    await anew.close();
  });

  it('is thrown away once a text of JSON in it was found to be none, though its pages are in order', async () => {
    const folder = tempFolder();
    const views = SqliteViewStore.open(folder, NO_LOG);
    await views.prepare(plans);
    const put = { table: 'plan', row: { country: 'se', of: { mayor: 'A' } } };
    await views.write(plans, step(0, 1, [put]));
    await views.close();
    const path = join(folder, 'views.db');
    const bytes = readFileSync(path);
    const at = bytes.indexOf('{"mayor":"A"}');
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(path, bytes);
    const spoilt = SqliteViewStore.open(folder, NO_LOG);
    const pages = Array.fromAsync(spoilt.pages(plans, 'plan', { size: 9 }));
    await expect(pages).rejects.toThrow(StoreDamaged);
    await expect(spoilt.all(plans, 'plan')).rejects.toThrow('the column of of town-list__v1__plan');
    await spoilt.close();
    const anew = SqliteViewStore.open(folder, NO_LOG);
    expect(await anew.prepare(plans)).toMatchObject({ sequence: 0 });
    await anew.close();
  });

  it('gives a sound build back to whoever goes back to it', async () => {
    const sound = SqliteViewStore.open(tempFolder(), NO_LOG);
    await sound.prepare(towns(1));
    await sound.write(towns(1), step(0, 1, [town('se', 'Lund')]));
    await sound.prepare(towns(2));
    await sound.makeLive(towns(2));
    expect(await sound.prepare(towns(1))).toMatchObject({ sequence: 1, live: false });
    await sound.close();
  });
});
