import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Head } from '#kernel/event-log.js';
import { SqliteEventLog } from '#store/sqlite/sqlite-event-log.js';
import { verifyStore } from '#store/verify-store.js';
import { asking } from '../contracts/event-log.contract.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const NO_TRIGGERS = 'DROP TRIGGER event_is_never_updated; DROP TRIGGER event_is_never_deleted;';

describe('the verification of a store', () => {
  const original = tempFolder();
  let head: Head;
  let early: Head;

  beforeAll(async () => {
    const log = SqliteEventLog.open(original);
    const request = (i: number) =>
      asking(`note/${i % 5}`, {
        idempotency: { key: `k${i}`, asked: 'f' },
        naturalKey: { claim: `n${i}`, insist: false },
      });
    for (let i = 0; i < 10; i += 1) await log.append(request(i));
    early = await log.head();
    await Promise.all(Array.from({ length: 30 }, (_, i) => log.append(request(i + 10))));
    head = await log.head();
    await log.close();
  });

  /** What is found on a copy that somebody has got at. */
  async function findingsAfter(sql: string, known: readonly Head[] = []) {
    const folder = tempFolder();
    copyFileSync(join(original, 'log.db'), join(folder, 'log.db'));
    const db = new Database(join(folder, 'log.db'));
    db.exec(NO_TRIGGERS + sql);
    db.close();
    const { findings } = await verifyStore(folder, known);
    return findings.map(({ code, sequence }) => [code, sequence]);
  }

  it('finds nothing wrong in a sound one, and recomputes its head', async () => {
    expect(await verifyStore(original, [early, head])).toEqual({ findings: [], head });
    expect(head.sequence).toBe(40);
  });

  it('reads a log that a running server has open', async () => {
    const folder = tempFolder();
    const log = SqliteEventLog.open(folder);
    await log.append(asking('note/a'));
    expect(await verifyStore(folder)).toEqual({ findings: [], head: await log.head() });
    await log.close();
  });

  it.each([
    ['a byte of a body', `UPDATE event SET body = replace(body, '2', '3') WHERE sequence = 7`],
    ['an actor', `UPDATE event SET actor = 'x' WHERE sequence = 7`],
    ['a salt', `UPDATE event SET salt = zeroblob(16) WHERE sequence = 7`],
    ['an id', `UPDATE event SET id = zeroblob(16) WHERE sequence = 7`],
  ])('finds %s changed', async (_, sql) => {
    expect(await findingsAfter(sql)).toEqual([['log.hash-mismatch', 7]]);
  });

  it('finds a leaf changed, and so the head as well', async () => {
    const sql = 'UPDATE event SET leaf = zeroblob(32) WHERE sequence = 7';
    expect(await findingsAfter(sql)).toEqual([
      ['log.hash-mismatch', 7],
      ['log.head-mismatch', undefined],
    ]);
  });

  it('finds an event removed', async () => {
    const found = await findingsAfter('DELETE FROM event WHERE sequence = 7');
    expect(found).toContainEqual(['log.hole', 7]);
    expect(found).toContainEqual(['stream.hole', 12]);
    expect(found).toContainEqual(['log.head-mismatch', undefined]);
  });

  it('finds time running back', async () => {
    const sql = `UPDATE event SET recorded_at = '1999-01-01T00:00:00.000Z' WHERE sequence = 7`;
    expect(await findingsAfter(sql)).toContainEqual(['log.time-runs-back', 7]);
  });

  it('finds an id used twice', async () => {
    const sql =
      'UPDATE event SET id = (SELECT id FROM event WHERE sequence = 6) WHERE sequence = 7';
    expect(await findingsAfter(sql)).toContainEqual(['log.id-repeated', 7]);
  });

  it('finds a head that was moved', async () => {
    const moved = `UPDATE head SET compact_range = zeroblob(64)`;
    expect(await findingsAfter(moved)).toEqual([['log.head-mismatch', undefined]]);
    expect(await findingsAfter('DELETE FROM head')).toEqual([['log.head-mismatch', undefined]]);
  });

  it('finds a key without a stream', async () => {
    const sql = `INSERT INTO natural_key VALUES (999, 'x', 1)`;
    expect(await findingsAfter(sql)).toEqual([['natural-key.dangling', undefined]]);
  });

  it('finds a rewritten log and a cut tail by a head kept elsewhere', async () => {
    const other = { sequence: 10, root: '00'.repeat(32) };
    const later = { sequence: 41, root: '00'.repeat(32) };
    expect(await findingsAfter('', [early, other])).toEqual([['log.rewritten', 10]]);
    expect(await findingsAfter('', [early, later])).toEqual([['log.tail-lost', 41]]);
  });

  it('reports a file that is no database, and one with a page of noise', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'log.db'), 'no database at all, only words '.repeat(300));
    expect((await verifyStore(folder)).findings).toEqual([
      expect.objectContaining({ code: 'store.damaged' }),
    ]);
    const bytes = readFileSync(join(original, 'log.db'));
    bytes.fill(0xa5, 8192, 12_288);
    writeFileSync(join(folder, 'log.db'), bytes);
    expect((await verifyStore(folder)).findings).not.toEqual([]);
  });

  it('refuses a folder without a log', async () => {
    const folder = tempFolder();
    await expect(verifyStore(folder)).rejects.toMatchObject({ code: 'store.missing' });
    const file = join(folder, 'log.csv');
    writeFileSync(file, '');
    await expect(verifyStore(file)).rejects.toMatchObject({ code: 'folder.is-a-file' });
  });
});
