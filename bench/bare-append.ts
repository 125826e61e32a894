import { join } from 'node:path';
import Database from 'better-sqlite3';
import { GroupCommit } from '#store/group-commit.js';
import { byCallers } from './by-callers.js';
import { sampleKey, sampleStatement, sampleStream } from './sample-event.js';
import type { Subject } from './subject.js';

const TABLES = `
  CREATE TABLE event (
    sequence INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
    recorded_at TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (stream, version)
  ) STRICT;
  CREATE TABLE idempotency (key TEXT PRIMARY KEY NOT NULL, sequence INTEGER NOT NULL) STRICT;`;

/**
 * The peer: prepared statements and nothing around them; no ids, hashes, promises. As many inserts share a commit
 * as there are callers. With look-ups it also asks for version and idempotency key first, and keeps the key.
 */
export function bare({ lookups }: { lookups: boolean }): Subject {
  return {
    name: lookups ? 'bare, with look-ups' : 'bare insert',
    async open(folder, width) {
      const { group, close } = bareStore(folder, lookups);
      return {
        async run(count) {
          for (let i = 0; i < count; i += width) group(numbers(i, Math.min(i + width, count)));
        },
        close,
      };
    },
  };
}

/** The same behind a promise for each caller: what is asked in one tick shares a commit. */
export function bareGroupCommit({ lookups }: { lookups: boolean }): Subject {
  return {
    name: lookups ? 'bare group commit, with look-ups' : 'bare group commit',
    async open(folder, width) {
      const { group, close } = bareStore(folder, lookups);
      const commits = new GroupCommit((batch: readonly number[]) => {
        group(batch);
        return batch;
      });
      return { run: (count) => byCallers(width, count, (i) => commits.submit(i)), close };
    },
  };
}

/** The casts keep the statements' plans, as in the log. */
function bareStore(folder: string, lookups: boolean) {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(TABLES);
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)');
  const version = db
    .prepare('SELECT max(version) FROM event WHERE stream = CAST(? AS TEXT)')
    .pluck();
  const known = db.prepare('SELECT sequence FROM idempotency WHERE key = CAST(? AS TEXT)').pluck();
  const keep = db.prepare('INSERT INTO idempotency VALUES (?, ?)');
  const one = (i: number): void => {
    const stream = sampleStream(i);
    if (lookups) {
      known.get(sampleKey(i));
      version.get(stream);
      keep.run(sampleKey(i), i + 1);
    }
    const body = JSON.stringify(sampleStatement(i));
    insert.run(i + 1, stream, 1, 'StatementRecorded', new Date().toISOString(), body);
  };
  const group = db.transaction((each: readonly number[]) => each.forEach(one)).immediate;
  return {
    group,
    async close() {
      db.close();
    },
  };
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);
