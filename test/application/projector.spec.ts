import { jest } from '@jest/globals';
import { Books } from '#application/books/books.js';
import { LogReader } from '#application/keeper/log-reader.js';
import { Projector } from '#application/keeper/projector.js';
import { takeRest } from '#application/keeper/rebuild.js';
import { Catalogue } from '#catalogue/catalogue.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { EventLog } from '#kernel/event-log.js';
import { openMemoryStore } from '#store/open-store.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';

const { events, projections } = await loadCatalogue();
const evidence = projections.get('evidence')!;

const append = (log: EventLog, id: string, type: string, more: object) =>
  log.append({
    stream: `record/${id}`,
    expected: 'any',
    actor: 'test',
    events: [{ type, schema: 1, data: { ...events.get(type)!.example, ...more } }],
  });

describe('a projector', () => {
  it('folds onto what it has not written yet', async () => {
    const { log, views } = openMemoryStore();
    await append(log, 'a', 'StatementRecorded', { id: 'a' });
    await append(log, 'a', 'RecordRetracted', { record: 'a' });
    const [recorded, retracted] = await log.readToldAfter(0, 2);
    const projector = await Projector.open(evidence, views);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const write = views.write.bind(views);
    jest.spyOn(views, 'write').mockImplementation(async (...step) => {
      await released;
      return write(...step);
    });
    await projector.take([recorded!], 'park');
    await projector.take([retracted!], 'park');
    release();
    await projector.settled();
    const other = SqliteViewStore.inMemory(log);
    const unhurried = await Projector.open(evidence, other);
    for (const event of [recorded!, retracted!]) {
      await unhurried.take([event], 'park');
      await unhurried.settled();
    }
    expect(await views.parked()).toEqual([]);
    expect(await views.digest(evidence)).toEqual(await other.digest(evidence));
    expect(await views.where(evidence, 'record', 'known_to', [2])).not.toEqual([]);
  });
});

describe('a build that takes in what came while it was built', () => {
  it('stops where those stand that it stands beside', async () => {
    const { log, views } = openMemoryStore();
    for (const id of ['a', 'b', 'c']) await append(log, id, 'StatementRecorded', { id });
    const fresh = await Projector.open(evidence, views);
    const [reader, books] = [new LogReader(log, new Catalogue(events, projections)), new Books()];
    await takeRest([fresh], { reader, books }, 2);
    expect(fresh.sequence).toBe(2);
    const { index } = books.evidence;
    const told = index.subjects().flatMap((on) => [...index.versionsOn(on)]);
    expect(new Set(told.map(({ record }) => record))).toEqual(new Set(['a', 'b']));
  });
});
