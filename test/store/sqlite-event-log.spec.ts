import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MemoryEventLog } from '#store/memory/memory-event-log.js';
import { requireDurable } from '#store/sqlite/durability.js';
import { openLogFile } from '#store/sqlite/log-file.js';
import { SqliteEventLog } from '#store/sqlite/sqlite-event-log.js';
import { StoreDamaged } from '#store/store-damaged.js';
import { asking, eventLogContract } from '../contracts/event-log.contract.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

eventLogContract('the SQLite log', async (options) => SqliteEventLog.open(tempFolder(), options));

function zeroedPage(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(4096), bytes.subarray(12_288)]);
}

describe('the SQLite log', () => {
  it('goes on where it stopped', async () => {
    const folder = tempFolder();
    const first = SqliteEventLog.open(folder);
    await first.append(asking('note/a', { idempotency: { key: 'k', asked: 'f' } }));
    await first.append(asking('note/a'));
    const events = await first.readPublished(0, 10);
    const head = await first.head();
    await first.close();

    const second = SqliteEventLog.open(folder);
    expect(await second.readPublished(0, 10)).toEqual(events);
    expect(await second.head()).toEqual(head);
    expect((await second.replay('k', 'f'))?.outcome).toBe('replayed');
    const next = await second.append(asking('note/a', { expected: 2 }));
    expect(next).toMatchObject({ receipt: { sequence: 3, version: 3 } });
    await second.close();
  });

  it('never lets recordedAt decrease across a restart', async () => {
    const folder = tempFolder();
    const first = SqliteEventLog.open(folder, { clock: () => 2000 });
    await first.append(asking('note/a'));
    await first.close();
    const second = SqliteEventLog.open(folder, { clock: () => 1000 });
    const answer = await second.append(asking('note/a'));
    expect(answer).toMatchObject({ receipt: { recordedAt: '1970-01-01T00:00:02.000Z' } });
    await second.close();
  });

  it('takes a log from memory to disk and back without changing a byte', async () => {
    const origin = new MemoryEventLog();
    await Promise.all(Array.from({ length: 40 }, (_, i) => origin.append(asking(`note/${i % 9}`))));
    const published = await origin.readPublished(0, 100);
    const none = published.map(() => undefined);

    const disk = SqliteEventLog.open(tempFolder());
    await disk.replicate(published, none);
    const onDisk = await disk.readPublished(0, 100);
    const back = new MemoryEventLog();
    await back.replicate(onDisk, none);

    expect(onDisk).toEqual(published);
    expect(await back.readPublished(0, 100)).toEqual(published);
    expect(await back.head()).toEqual(await origin.head());
    await disk.close();
  });

  it.each([
    ['UPDATE event SET actor = actor', 'events are never changed'],
    ['DELETE FROM event', 'events are never deleted'],
    ['INSERT OR REPLACE INTO event SELECT * FROM event', 'events are never deleted'],
  ])('refuses %s', async (sql, message) => {
    const folder = tempFolder();
    const log = SqliteEventLog.open(folder);
    await log.append(asking('note/a'));
    await log.close();
    const db = openLogFile(folder, 0);
    expect(() => db.exec(sql)).toThrow(message);
    db.close();
  });

  it('runs with WAL and FULL, and refuses to run without', () => {
    const db = openLogFile(tempFolder(), 0);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(() => requireDurable(db)).not.toThrow();
    db.pragma('synchronous = NORMAL');
    expect(() => requireDurable(db)).toThrow('would not survive a power cut');
    db.close();
    const memory = new Database(':memory:');
    memory.pragma('synchronous = FULL');
    expect(() => requireDurable(memory)).toThrow('would not survive a power cut');
    memory.close();
  });

  it('refuses while another connection writes, keeps nothing, and works again afterwards', async () => {
    const folder = tempFolder();
    const log = SqliteEventLog.open(folder, { busyTimeoutMs: 0 });
    const other = new Database(join(folder, 'log.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect(log.append(asking('note/a'))).rejects.toMatchObject({ code: 'store.busy' });
    other.exec('ROLLBACK');
    other.close();
    expect((await log.append(asking('note/a'))).outcome).toBe('stored');
    await log.close();
  });

  it('refuses when the disk is full, keeps nothing of the batch, and works again with more room', async () => {
    const db = openLogFile(tempFolder(), 0);
    const log = SqliteEventLog.on(db);
    await log.append(asking('note/a'));
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    const data = { text: 'x'.repeat(50_000) };
    const big = asking('note/b', { events: [{ type: 'Noted', schema: 1, data }] });
    const both = await Promise.allSettled([log.append(asking('note/a')), log.append(big)]);
    expect(both).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'store.full' }) },
      { status: 'rejected', reason: expect.objectContaining({ code: 'store.full' }) },
    ]);
    db.pragma('max_page_count = 1000000');
    expect(await log.append(big)).toMatchObject({ receipt: { sequence: 2 } });
    await log.close();
  });

  it('sees a hole, in the log and in a stream', async () => {
    const db = openLogFile(tempFolder(), 0);
    const log = SqliteEventLog.on(db);
    for (let i = 0; i < 3; i += 1) await log.append(asking('note/a'));
    db.exec('DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE sequence = 2');
    await expect(log.readAfter(0, 10)).rejects.toMatchObject({ code: 'log.hole' });
    await expect(log.readToldAfter(0, 10)).rejects.toMatchObject({ code: 'log.hole' });
    await expect(log.readAfter(1, 10)).rejects.toMatchObject({ code: 'log.hole' });
    await expect(log.readStream('note/a')).rejects.toMatchObject({ code: 'log.hole' });
    await log.close();
  });

  it.each([
    ['emptied', () => Buffer.alloc(0)],
    ['no database', () => Buffer.from('this is a text of more than a hundred bytes '.repeat(40))],
    ['zeroed in the middle', zeroedPage],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ])('stops on a file that is %s', async (_, damage) => {
    const folder = tempFolder();
    const log = SqliteEventLog.open(folder);
    await Promise.all(Array.from({ length: 200 }, (_, i) => log.append(asking(`note/${i}`))));
    await log.close();
    const path = join(folder, 'log.db');
    writeFileSync(path, damage(readFileSync(path)));
    expect(() => SqliteEventLog.open(folder)).toThrow(StoreDamaged);
  });

  it('answers nothing more once the file has failed, though it be whole again', async () => {
    const folder = tempFolder();
    const first = SqliteEventLog.open(folder);
    await Promise.all(Array.from({ length: 200 }, (_, i) => first.append(asking(`note/${i}`))));
    await first.close();
    const db = openLogFile(folder, 0);
    const log = SqliteEventLog.on(db);
    // Pages that it has read already would not be read again.
    db.pragma('shrink_memory');
    const path = join(folder, 'log.db');
    const whole = readFileSync(path);
    const torn = Buffer.from(whole).fill(0xff, 8192);
    writeFileSync(path, torn, { flag: 'r+' });
    await expect(log.readAfter(0, 200)).rejects.toThrow(StoreDamaged);
    writeFileSync(path, whole, { flag: 'r+' });
    await expect(log.readAfter(0, 200)).rejects.toThrow(StoreDamaged);
    await expect(log.head()).rejects.toThrow(StoreDamaged);
    await expect(log.append(asking('note/a'))).rejects.toThrow(StoreDamaged);
    await log.close();
    const again = SqliteEventLog.open(folder);
    expect(await again.readAfter(0, 200)).toHaveLength(200);
    await again.close();
  });

  it('stops when only the write-ahead log is left', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'log.db-wal'), 'x');
    expect(() => SqliteEventLog.open(folder)).toThrow(StoreDamaged);
  });

  it('refuses a file of a newer program', () => {
    const folder = tempFolder();
    const db = openLogFile(folder, 0);
    db.pragma('user_version = 999');
    db.close();
    expect(() => SqliteEventLog.open(folder)).toThrow('newer version');
  });
});
