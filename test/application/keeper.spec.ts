import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { ReadModel } from '#application/read-model.js';
import { Catalogue } from '#catalogue/catalogue.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { ToldEvent } from '#kernel/event.js';
import type { EventLog } from '#kernel/event-log.js';
import type { Projection, Rows } from '#kernel/projection.js';
import { refuse } from '#kernel/refusal.js';
import type { ViewStore } from '#kernel/view-store.js';
import { openMemoryStore, openStore } from '#store/open-store.js';
import { StoreDamaged } from '#store/store-damaged.js';
import { dayOf } from '#vocabulary/day.js';
import { keep as keepWith } from '../support/keep.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const { events, projections } = await loadCatalogue();

const statement = (id: string, stance = 'supports') => ({
  stream: `record/${id}`,
  expected: 'any' as const,
  actor: 'test',
  events: [
    {
      type: 'StatementRecorded',
      schema: 1,
      data: {
        ...events.get('StatementRecorded')!.example,
        id,
        bearings: [{ on: 'gids/3', stance, coverage: 'named' }],
      },
    },
  ] as const,
});

const about = (id: string, type: string, more: object) => ({
  stream: `record/${id}`,
  expected: 'exists' as const,
  actor: 'test',
  events: [{ type, schema: 1, data: { record: id, ...more } }] as const,
});

/** The evidence projection with handlers that fail on a stream as long as they are told to. */
function fragile(broken: { on: string | null }, version = 1): Projection {
  const evidence = projections.get('evidence')!;
  const failing = [...evidence.handlers].map(([type, handler]) => {
    const handle = (event: ToldEvent, rows: Rows) => {
      if (event.stream === broken.on) throw new Error('poisoned');
      return handler(event, rows);
    };
    return [type, handle] as const;
  });
  return {
    name: 'evidence',
    version,
    summary: evidence.summary,
    tables: evidence.tables,
    partition: evidence.partition,
    handlers: new Map(failing),
  };
}

const keep = (log: EventLog, views: ViewStore, projection: Projection) =>
  keepWith(log, views, new Catalogue(events, new Map([[projection.name, projection]])));

const turns = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++) await turn();
};

const records = (model: ReadModel) =>
  model.evidence.index
    .subjects()
    .flatMap((on) => [...model.evidence.index.versionsOn(on)].map(({ record }) => record));

describe('the keeper', () => {
  it('follows the log as it grows', async () => {
    const { log, views } = openMemoryStore();
    const { model } = await keep(log, views, fragile({ on: null }));
    const answer = await log.append(statement('a'));
    await model.reached((answer as { receipt: { sequence: number } }).receipt.sequence);
    expect(records(model)).toEqual(['a']);
  });

  it('is abreast when answers show all that the log holds', async () => {
    const { log, views } = openMemoryStore();
    const { keeper, model } = await keep(log, views, fragile({ on: null }));
    for (let n = 0; n < 1_500; n++) void log.append(statement(`r${n}`));
    await log.append(statement('last'));
    expect(model.sequence).toBeLessThan(1_501);
    await keeper.abreast();
    expect(model.sequence).toBe(1_501);
    expect(records(model)).toContain('last');
  });

  it('is never abreast of what came after it stopped, or just before, and says so', async () => {
    const { log, views } = openMemoryStore();
    const { keeper, model } = await keep(log, views, fragile({ on: null }));
    await log.append(statement('before'));
    const waiting = expect(keeper.abreast()).rejects.toMatchObject({ code: 'store.closed' });
    await keeper.beforeApplicationShutdown();
    await waiting;
    await log.append(statement('after'));
    await expect(keeper.abreast()).rejects.toMatchObject({ code: 'store.closed' });
    expect(model.sequence).toBe(0);
  });

  it('parks what a handler cannot take, goes on with the rest, and takes it after a mend', async () => {
    const { log, views } = openMemoryStore();
    const broken: { on: string | null } = { on: 'record/bad' };
    const { keeper, model } = await keep(log, views, fragile(broken));
    for (const id of ['a', 'bad', 'b']) await log.append(statement(id));
    await model.reached(3);
    expect(records(model)).toEqual(['a', 'b']);
    const { ready, projections: states } = await keeper.state();
    expect(ready).toBe(true);
    expect(states[0]!.parked).toEqual([
      expect.objectContaining({ partition: 'bad', sequence: 2, error: 'Error: poisoned' }),
    ]);
    await expect(keeper.retry('evidence')).rejects.toMatchObject({ code: 'projection.stopped' });
    broken.on = null;
    const tagged = keeper.versions();
    expect(await keeper.retry('evidence')).toBe(1);
    expect(keeper.versions()).not.toBe(tagged);
    expect(records(model).toSorted()).toEqual(['a', 'b', 'bad']);
    expect((await keeper.state()).projections[0]!.parked).toEqual([]);
  });

  it('leaves what is parked as it was, whatever comes later, until all of it can be taken', async () => {
    const { log, views } = openMemoryStore();
    const broken: { on: string | null } = { on: null };
    const { keeper, model } = await keep(log, views, fragile(broken));
    await log.append(statement('a'));
    await model.reached(1);
    broken.on = 'record/a';
    const bearings = [{ on: 'gids/3', stance: 'opposes', coverage: 'named' }];
    await log.append(about('a', 'RecordAmended', { changes: { bearings }, reason: 'miscoded' }));
    await model.reached(2);
    broken.on = null;
    await log.append(about('a', 'RecordEnded', { endedOn: '2024-05-06', how: 'withdrawn' }));
    await model.reached(3);
    const believed = () =>
      [...model.evidence.index.versionsOn('gids/3')]
        .filter(({ knownTo }) => knownTo === null)
        .map(({ stance, untilFirst, knownFrom }) => ({ stance, untilFirst, knownFrom }));
    expect(believed()).toEqual([{ stance: 'supports', untilFirst: null, knownFrom: 1 }]);
    await keeper.retry('evidence');
    const untilFirst = dayOf('2024-05-06');
    expect(believed()).toEqual([{ stance: 'opposes', untilFirst, knownFrom: 3 }]);
  });

  it('rebuilds beside the build that answers, to the same bytes, and takes in what came meanwhile', async () => {
    const { log, views } = openMemoryStore();
    const { keeper, model } = await keep(log, views, fragile({ on: null }));
    for (let n = 0; n < 2_500; n++) await log.append(statement(`r${n}`));
    await model.reached(2_500);
    const before = keeper.live('evidence');
    const seen: number[] = [];
    await keeper.rebuild(['evidence'], (_name, sequence, head) => {
      if (seen.push(sequence) === 2) void log.append(statement('meanwhile'));
      expect(sequence).toBeLessThanOrEqual(head + 1);
    });
    const after = keeper.live('evidence');
    expect(seen.length).toBeGreaterThan(2);
    expect(after.version).not.toBe(before.version);
    await model.reached(2_501);
    expect(records(model)).toContain('meanwhile');
    expect((await views.digest(after)).rows).toBe(2_501);
  });

  it('notes at last how far a projection has come that nothing concerned, and on the way now and then', async () => {
    const { log, views } = openMemoryStore();
    const countries = projections.get('country')!;
    const write = jest.spyOn(views, 'write');
    const { keeper, model } = await keep(log, views, countries);
    const told: Promise<unknown>[] = [];
    for (let n = 0; n < 12_000; n++) told.push(log.append(statement(`r${n}`)));
    await Promise.all(told);
    await model.reached(12_000);
    await keeper.beforeApplicationShutdown();
    expect(await views.checkpoints()).toMatchObject([{ projection: 'country', sequence: 12_000 }]);
    const noted = write.mock.calls.map(([, { sequence }]) => sequence);
    expect(noted.length).toBeLessThan(12);
    expect(noted.some((sequence) => sequence >= 5_000 && sequence < 7_000)).toBe(true);
  });

  it('stops a rebuild at the first failure and goes on answering from the old build', async () => {
    const { log, views } = openMemoryStore();
    const broken: { on: string | null } = { on: null };
    const { keeper, model } = await keep(log, views, fragile(broken));
    await log.append(statement('a'));
    await model.reached(1);
    broken.on = 'record/a';
    await expect(keeper.rebuild(['evidence'])).rejects.toMatchObject({
      code: 'projection.stopped',
    });
    expect(records(model)).toEqual(['a']);
  });

  it('begins a rebuild anew that was stopped on the way', async () => {
    const { log, views } = openMemoryStore();
    const broken: { on: string | null } = { on: null };
    const { keeper, model } = await keep(log, views, fragile(broken));
    for (let n = 0; n < 300; n++) await log.append(statement(`r${n}`));
    await model.reached(300);
    broken.on = 'record/r299';
    const seen: number[] = [];
    const stopped = keeper.rebuild(['evidence'], (_name, sequence) => seen.push(sequence));
    await expect(stopped).rejects.toMatchObject({ code: 'projection.stopped' });
    expect(seen).not.toEqual([]);
    expect(seen.every((sequence) => sequence < 300)).toBe(true);
    broken.on = null;
    await keeper.rebuild(['evidence']);
    expect(records(model)).toHaveLength(300);
    expect((await views.digest(keeper.live('evidence'))).rows).toBe(300);
  });

  it('takes up what may pass only when what it had told before is known', async () => {
    const { log, views } = openMemoryStore();
    const { keeper, model } = await keep(log, views, fragile({ on: null }));
    const [written, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const write = views.write.bind(views);
    jest.spyOn(views, 'write').mockImplementationOnce(async (...step) => {
      const isWritten = await write(...step);
      written.resolve();
      await release.promise;
      return isWritten;
    });
    const read = log.readToldAfter.bind(log);
    const busy = jest.spyOn(log, 'readToldAfter').mockImplementation(async (after, limit) => {
      if (after < 250) return read(after, limit);
      busy.mockImplementation(read);
      throw refuse('unavailable', 'store.busy', 'Busy.');
    });
    const moves: number[] = [];
    model.moved.subscribe((sequence) => moves.push(sequence));
    for (let n = 0; n < 300; n++) void log.append(statement(`r${n}`));
    await written.promise;
    await log.append(statement('last'));
    await turns(200);
    release.resolve();
    await log.append(statement('very last'));
    await model.reached(302);
    await keeper.beforeApplicationShutdown();
    expect(moves).toEqual(moves.toSorted((a, b) => a - b));
  });

  it('takes in at most a page in each turn of the event loop, however much was written at once', async () => {
    const { log, views } = openMemoryStore();
    const { keeper, model } = await keep(log, views, fragile({ on: null }));
    const [several, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const write = views.write.bind(views);
    let steps = 0;
    jest.spyOn(views, 'write').mockImplementation(async (...step) => {
      steps += 1;
      if (steps === 5) several.resolve();
      const isWritten = await write(...step);
      await release.promise;
      return isWritten;
    });
    let turnsPassed = 0;
    const count = () => {
      turnsPassed += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    const takenIn: number[] = [];
    model.moved.subscribe(() => takenIn.push(turnsPassed));
    for (let n = 0; n < 1_000; n++) void log.append(statement(`r${n}`));
    await several.promise;
    release.resolve();
    await model.reached(1_000);
    clearImmediate(counting);
    await keeper.beforeApplicationShutdown();
    expect(takenIn.length).toBeGreaterThan(5);
    expect(takenIn).toEqual([...new Set(takenIn)]);
  });

  it('stops for good on what will not pass, and says so to whoever waits', async () => {
    const { log, views } = openMemoryStore();
    const { keeper, model } = await keep(log, views, fragile({ on: null }));
    jest.spyOn(views, 'write').mockRejectedValueOnce(new Error('torn'));
    await log.append(statement('a'));
    await expect(keeper.abreast()).rejects.toThrow('torn');
    await log.append(statement('b'));
    // Comes after whatever the event has set off.
    await keeper.retry('evidence');
    expect(model.sequence).toBe(0);
    expect(await keeper.state()).toMatchObject({ ready: false, failure: 'Error: torn' });
    await expect(keeper.abreast()).rejects.toThrow('torn');
  });

  /** A data folder in which one statement was recorded, and kept, before the store was closed. */
  async function folderWithA(): Promise<string> {
    const folder = tempFolder();
    const first = await openStore(folder);
    const { model } = await keep(first.log, first.views, fragile({ on: null }));
    await first.log.append(statement('a'));
    await model.reached(1);
    await first.close();
    return folder;
  }

  it('takes up where it stopped, builds a raised version anew, and keeps the old rows', async () => {
    const folder = await folderWithA();
    const second = await openStore(folder);
    const raised = await keep(second.log, second.views, fragile({ on: null }, 2));
    expect(records(raised.model)).toEqual(['a']);
    const versions = (await second.views.checkpoints()).map(({ version, live }) => [version, live]);
    expect(versions).toEqual([
      [1_000, false],
      [2_000, true],
    ]);
    await second.close();
  });

  it('ends on a row that is damaged, and builds it anew at the next start', async () => {
    const folder = await folderWithA();
    const path = join(folder, 'views.db');
    const bytes = await readFile(path);
    const at = bytes.indexOf('{"party":');
    bytes[at] = bytes[at]! ^ 1;
    await writeFile(path, bytes);
    const second = await openStore(folder);
    await expect(keep(second.log, second.views, fragile({ on: null }))).rejects.toThrow(
      StoreDamaged,
    );
    await second.close();
    const third = await openStore(folder);
    expect(records((await keep(third.log, third.views, fragile({ on: null }))).model)).toEqual([
      'a',
    ]);
    await third.close();
  });

  it('names the projections there are when asked for another', async () => {
    const { log, views } = openMemoryStore();
    const { keeper } = await keep(log, views, fragile({ on: null }));
    await expect(keeper.rebuild(['evidense'])).rejects.toMatchObject({
      code: 'projection.unknown',
    });
  });
});
