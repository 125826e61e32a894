import Database from 'better-sqlite3';
import { logPath, openLogFile } from '#store/sqlite/log-file.js';
import { LOG_APPLICATION_ID, LOG_MIGRATIONS } from '#store/sqlite/log-migrations.js';
import { SqliteEventLog } from '#store/sqlite/sqlite-event-log.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

/** A log of the first shape, with two records of one act, the second of which was insisted on. */
function firstShape(): string {
  const folder = tempFolder();
  const db = new Database(logPath(folder));
  db.pragma(`application_id = ${LOG_APPLICATION_ID}`);
  db.exec(LOG_MIGRATIONS[0]!);
  db.pragma('user_version = 1');
  const event = db.prepare(
    `INSERT INTO event VALUES (?, randomblob(16), ?, 1, 'StatementRecorded', 1, '2026-01-01T00:00:00.000Z', 'a', NULL, '{}', zeroblob(16), zeroblob(32))`,
  );
  event.run(1, 'record/one');
  event.run(2, 'record/two');
  event.run(3, 'record/three');
  db.exec(
    `UPDATE head SET sequence = 3, recorded_at = '2026-01-01T00:00:00.000Z', compact_range = zeroblob(64)`,
  );
  db.exec(`INSERT INTO idempotency VALUES ('key-1', 'digest', 1)`);
  db.exec(`INSERT INTO natural_key VALUES
    ('statement||SYR|2022-05-01|gids/4|', 'record/one'), ('statement||SYR|2022-05-01|gids/4|', 'record/two'),
    ('vote|roll-call|FRA|2020|unga/1 unga/2|unga', 'record/three')`);
  db.close();
  return folder;
}

describe('a log of the first shape', () => {
  it('keeps its keys, in the order in which they are spelt now', () => {
    const db = openLogFile(firstShape(), 100);
    expect(
      db.prepare('SELECT sequence, key, first FROM natural_key ORDER BY sequence').raw().all(),
    ).toEqual([
      [1, '2022-05-01|statement||SYR|gids/4|', 1],
      [2, '2022-05-01|statement||SYR|gids/4|', 0],
      [3, '2020|vote|roll-call|FRA|unga/1 unga/2|unga', 1],
    ]);
    const kept =
      'SELECT sequence, idempotency_key, asked FROM event WHERE idempotency_key IS NOT NULL';
    expect(db.prepare(kept).raw().all()).toEqual([[1, 'key-1', 'digest']]);
    expect(() => db.exec(`UPDATE event SET actor = 'b'`)).toThrow('events are never changed');
    db.close();
  });

  it('goes on: what holds a key still holds it, and who lets go hands it on', async () => {
    const log = SqliteEventLog.open(firstShape());
    const claim = '2022-05-01|statement||SYR|gids/4|';
    const asking = (stream: string, naturalKey: { claim: string | null; insist: boolean }) => ({
      ...{ stream, expected: 'any' as const, actor: 'a', naturalKey },
      events: [{ type: 'X', schema: 1, data: {} }] as [
        { type: string; schema: number; data: object },
      ],
    });
    const wish = { claim, insist: false };
    expect(await log.append(asking('record/new', wish) as never)).toEqual({
      outcome: 'duplicate',
      stream: 'record/one',
    });
    await log.append(asking('record/one', { claim: null, insist: false }) as never);
    expect(await log.append(asking('record/new', wish) as never)).toEqual({
      outcome: 'duplicate',
      stream: 'record/two',
    });
    await log.close();
  });
});
