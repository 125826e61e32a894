import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Keeper } from '#application/keeper/keeper.js';
import type { ReadModel } from '#application/read-model.js';
import { Catalogue } from '#catalogue/catalogue.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { EventLog } from '#kernel/event-log.js';
import { MemoryEventLog } from '#store/memory/memory-event-log.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { openViewFile, openViewsInMemory } from '#store/sqlite/view-file.js';
import { keep } from '../support/keep.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const { events, projections } = await loadCatalogue();
const catalogueOf = (names: readonly string[]) =>
  new Catalogue(events, new Map(names.map((name) => [name, projections.get(name)!])));

const append = (log: EventLog, stream: string, type: string, more: object) =>
  log.append({
    stream,
    expected: 'any',
    actor: 'test',
    events: [{ type, schema: 1, data: { ...events.get(type)!.example, ...more } }],
  });

const record = (log: EventLog, id: string) =>
  append(log, `record/${id}`, 'StatementRecorded', { id });

/** Long, so that few of them fill a page. */
const named = (number: number) => `r${number}-${'x'.repeat(1_000)}`;

/** As many pages as the file has, which may be filled; then the disk is full. */
const fill = (db: Database) => db.pragma('max_page_count = 1');
const free = (db: Database) => db.pragma('max_page_count = 1000000');

const recordsIn = ({ evidence: { index } }: ReadModel) =>
  new Set(index.subjects().flatMap((on) => [...index.versionsOn(on)].map(({ record: id }) => id)));

describe('a disk that is full for a while', () => {
  let log: MemoryEventLog;
  let db: Database;
  let views: SqliteViewStore;
  let keeper: Keeper;
  let model: ReadModel;
  let catalogue: Catalogue;
  let recorded: number;
  async function begin(onto: Database, ...names: readonly string[]): Promise<void> {
    log = new MemoryEventLog();
    db = onto;
    views = SqliteViewStore.on(db, log);
    catalogue = catalogueOf(names);
    ({ keeper, model } = await keep(log, views, catalogue));
    recorded = 0;
  }
  beforeEach(() => begin(openViewFile(tempFolder()), 'evidence'));
  async function end(): Promise<void> {
    await keeper.beforeApplicationShutdown();
    await views.close();
  }
  afterEach(() => end());

  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await sleep(5);
  };
  const hasFailed = async () => (await keeper.state()).failure !== null;

  /** Records until the read models have no space; the log has. */
  async function recordUntilFull(): Promise<void> {
    fill(db);
    while (!(await hasFailed())) {
      await record(log, named(recorded++));
      await sleep(5);
    }
  }

  async function expectAbreast(): Promise<void> {
    const { sequence } = await log.head();
    await model.reached(sequence);
    expect(await keeper.state()).toMatchObject({ ready: true, failure: null });
    expect(recordsIn(model).size).toBe(recorded);
    const { keeper: anew, model: wanted } = await keep(
      log,
      SqliteViewStore.inMemory(log),
      catalogue,
    );
    for (const name of catalogue.projections.keys()) {
      expect(await views.digest(keeper.live(name))).toEqual(
        await anew.views.digest(anew.live(name)),
      );
    }
    expect(recordsIn(model)).toEqual(recordsIn(wanted));
    expect(model.parties.states.all()).toEqual(wanted.parties.states.all());
  }

  it('is told of, with what is stored and not what was scanned', async () => {
    await recordUntilFull();
    const { ready, head, failure, projections: states } = await keeper.state();
    expect(ready).toBe(false);
    expect(failure).toContain('The disk is full');
    const stored = new Map((await views.checkpoints()).map((it) => [it.projection, it.sequence]));
    for (const { name, sequence, lag } of states) {
      expect(sequence).toBeLessThanOrEqual(stored.get(name)!);
      expect(lag).toBe(head - sequence);
      expect(lag).toBeGreaterThan(0);
    }
  });

  it('is got over by itself', async () => {
    await recordUntilFull();
    free(db);
    await expectAbreast();
  });

  it('costs no event that one projection could store and another not', async () => {
    await end();
    // In memory there is no thread that writes, whose connection would know nothing of the limit.
    await begin(openViewsInMemory(), 'evidence', 'country');
    await recordUntilFull();
    await append(log, 'state/XX', 'StateListed', {});
    const { sequence } = await log.head();
    await until(async () => (await views.checkpoints()).some((it) => it.sequence === sequence));
    expect(model.parties.states.all()).toEqual([]);
    expect((await keeper.state()).failure).toContain('The disk is full');
    free(db);
    await expectAbreast();
    expect(model.parties.states.all()).toHaveLength(1);
  });

  it('is got over at the next commit too, and again the next time', async () => {
    for (let time = 0; time < 2; time += 1) {
      await recordUntilFull();
      free(db);
      await record(log, named(recorded++));
      const { sequence } = await log.head();
      const asked = performance.now();
      await model.reached(sequence);
      expect(performance.now() - asked).toBeLessThan(900);
      await expectAbreast();
    }
  });

  it('holds up nobody who stops meanwhile', async () => {
    await recordUntilFull();
    await keeper.beforeApplicationShutdown();
    free(db);
    const { sequence } = model;
    await sleep(1_200);
    expect(model.sequence).toBe(sequence);
    expect(await hasFailed()).toBe(true);
  });
});
