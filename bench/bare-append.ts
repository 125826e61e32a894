import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sampleData, sampleStream } from './sample-event.js';
import type { Subject } from './subject.js';

const TABLES = `
  CREATE TABLE event (
    sequence INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
    recorded_at TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (stream, version)
  ) STRICT;
  CREATE TABLE idempotency (key TEXT PRIMARY KEY NOT NULL, sequence INTEGER NOT NULL) STRICT;`;

/**
 * The peer: prepared statements and nothing around them; no ids, hashes, promises. As many inserts share a commit
 * as there are callers. With look-ups it also asks for version and idempotency key first, and keeps the key; the
 * casts keep SQLite from planning anew for each value, as in the log.
 */
export function bare({ lookups }: { lookups: boolean }): Subject {
  return {
    name: lookups ? 'bare, with look-ups' : 'bare insert',
    async open(folder, width) {
      const db = new Database(join(folder, 'bare.db'));
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.exec(TABLES);
      const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)');
      const version = db
        .prepare('SELECT max(version) FROM event WHERE stream = CAST(? AS TEXT)')
        .pluck();
      const known = db
        .prepare('SELECT sequence FROM idempotency WHERE key = CAST(? AS TEXT)')
        .pluck();
      const keep = db.prepare('INSERT INTO idempotency VALUES (?, ?)');
      const one = (i: number): void => {
        const stream = sampleStream(i);
        if (lookups) {
          known.get(`key-${i}`);
          version.get(stream);
          keep.run(`key-${i}`, i + 1);
        }
        const body = JSON.stringify(sampleData(i));
        insert.run(i + 1, stream, (i % 3) + 1, 'Noted', new Date().toISOString(), body);
      };
      const group = db.transaction((from: number, to: number) => {
        for (let i = from; i < to; i += 1) one(i);
      }).immediate;
      return {
        async run(count) {
          for (let i = 0; i < count; i += width) group(i, Math.min(i + width, count));
        },
        async close() {
          db.close();
        },
      };
    },
  };
}
