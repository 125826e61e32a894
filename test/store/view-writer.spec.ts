import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Projection, Put } from '#kernel/projection.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { NO_LOG } from '../support/no-log.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const numbers = (version = 1): Projection => ({
  name: 'numbers',
  version,
  summary: 'Numbers.',
  tables: {
    number: {
      columns: {
        half: { type: 'text' },
        number: { type: 'integer' },
        note: { type: 'text', nullable: true },
      },
      key: ['number'],
      partition: 'half',
    },
  },
  partition: () => 'even',
  handlers: new Map(),
});

const put = (number: number, note: string | null = null): Put => ({
  table: 'number',
  row: { half: number % 2 === 0 ? 'even' : 'odd', number, note },
});
const LONG = 3_000;
const long = (from: number, note: string | null = null) =>
  Array.from({ length: LONG }, (_, i) => put(from + i, note));

/** Long steps are written by a thread of their own, short ones here: both must look the same from outside. */
describe('steps that are too long to be written between two requests', () => {
  let folder: string;
  let views: SqliteViewStore;
  beforeEach(async () => {
    folder = tempFolder();
    views = SqliteViewStore.open(folder, NO_LOG);
    await views.prepare(numbers());
  });
  afterEach(() => views.close());

  const count = async () => (await views.all(numbers(), 'number')).length;
  const step = (after: number, sequence: number, puts: readonly Put[]) =>
    views.write(numbers(), { after, sequence, puts, parked: [] });

  it('are there when the promise says so', async () => {
    expect(await step(0, 1, long(1, 'é \u0000 "x"'))).toBe(true);
    expect(await count()).toBe(LONG);
    const [first] = await views.where(numbers(), 'number', 'half', 'odd');
    expect(first).toEqual({ half: 'odd', number: 1, note: 'é \u0000 "x"' });
  });

  it('are taken in the order in which they were asked for, short ones between them', async () => {
    const answers = await Promise.all([
      step(0, 1, long(1, 'first')),
      step(1, 2, [put(1, 'second'), put(LONG + 1, 'second')]),
      step(2, 3, long(2, 'third')),
      step(3, 4, [put(3, 'fourth')]),
    ]);
    expect(answers).toEqual([true, true, true, true]);
    const rows = await views.all(numbers(), 'number');
    expect(rows.slice(0, 4).map(({ note }) => note)).toEqual([
      'second',
      'third',
      'fourth',
      'third',
    ]);
    expect(rows).toHaveLength(LONG + 1);
  });

  it('write nothing when the checkpoint is elsewhere', async () => {
    expect(await step(7, 8, long(1))).toBe(false);
    expect(await count()).toBe(0);
    expect(await views.checkpoints()).toMatchObject([{ sequence: 0 }]);
  });

  it('write nothing when one row cannot be, say why, and go on', async () => {
    const wrong: Put = { table: 'number', row: { half: 'odd', number: 'many', note: null } };
    await expect(step(0, 1, [...long(1), wrong])).rejects.toThrow('datatype mismatch');
    expect(await count()).toBe(0);
    expect(await step(0, 1, long(1))).toBe(true);
    expect(await count()).toBe(LONG);
  });

  it('are not taken down by one that was sent before them and cannot be written', async () => {
    await views.prepare(numbers(2));
    const wrong: Put = { table: 'number', row: { half: 'odd', number: 'many', note: null } };
    const other = (after: number, note: string) =>
      views.write(numbers(2), { after, sequence: after + 1, puts: long(1, note), parked: [] });
    const first = step(0, 1, [...long(1), wrong]);
    const refused = expect(first).rejects.toThrow('datatype mismatch');
    await new Promise(setImmediate);
    const second = other(0, 'second');
    await new Promise(setImmediate);
    const third = other(1, 'third');
    await refused;
    expect(await Promise.all([second, third])).toEqual([true, true]);
    expect(await count()).toBe(0);
    const rows = await views.all(numbers(2), 'number');
    expect(rows.filter(({ note }) => note === 'third')).toHaveLength(LONG);
  });

  it('wait for those before them that are tried again, each by itself', async () => {
    await views.prepare(numbers(2));
    const wrong: Put = { table: 'number', row: { half: 'odd', number: 'many', note: null } };
    const good = step(0, 1, long(1, 'first'));
    const bad = views.write(numbers(2), { after: 0, sequence: 1, puts: [wrong], parked: [] });
    const refused = expect(bad).rejects.toThrow('datatype mismatch');
    await new Promise(setImmediate);
    const both = [step(1, 2, long(1, 'second')), step(2, 3, long(1, 'third'))];
    await new Promise(setImmediate);
    const last = step(3, 4, long(1, 'fourth'));
    await refused;
    expect(await Promise.all([good, ...both, last])).toEqual([true, true, true, true]);
    const rows = await views.all(numbers(), 'number');
    expect(new Set(rows.map(({ note }) => note))).toEqual(new Set(['fourth']));
  });

  it('are finished before the store is closed', async () => {
    const written = step(0, 1, long(1));
    await views.close();
    expect(await written).toBe(true);
    views = SqliteViewStore.open(folder, NO_LOG);
    expect(await count()).toBe(LONG);
  });

  it('are put into tables that were made, emptied and dropped meanwhile', async () => {
    await step(0, 1, long(1));
    await views.prepare(numbers(2));
    const second = { after: 0, sequence: 1, puts: long(5), parked: [] };
    expect(await views.write(numbers(2), second)).toBe(true);
    await views.reset(numbers(2));
    expect(await views.write(numbers(2), second)).toBe(true);
    await views.makeLive(numbers(2));
    await views.drop('numbers', 1);
    expect(await views.all(numbers(2), 'number')).toHaveLength(LONG);
  });

  it('empty the write-ahead log however short they all are', async () => {
    const note = 'x'.repeat(20_000);
    for (let at = 0; at < 1_500; at += 1) await step(at, at + 1, [put(at, note)]);
    expect(await count()).toBe(1_500);
    expect(statSync(join(folder, 'views.db-wal')).size).toBeLessThan(16_000_000);
  });
});
