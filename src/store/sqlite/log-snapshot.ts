import { existsSync } from 'node:fs';
import Database, { type Statement } from 'better-sqlite3';
import { refuse } from '#kernel/refusal.js';
import type { SealedRow } from '../event-row.js';
import type { Finding } from '../finding.js';
import type { StoredHead } from '../log-check.js';
import { isFolder } from '../make-folder.js';
import { logPath, requireLog } from './log-file.js';

const PAGE = `
  SELECT sequence, id, stream, version, type, schema, recorded_at AS recordedAt, actor, origin, body, salt, leaf
  FROM event NOT INDEXED WHERE sequence > ? ORDER BY sequence LIMIT ?`;

const HEAD = 'SELECT sequence, recorded_at AS recordedAt, compact_range AS range FROM head';

/** What must be empty: SQL that finds what is wrong, one row for each fault, with the sequence concerned. */
const FAULTS: readonly (readonly [code: string, detail: string, sql: string])[] = [
  [
    'log.id-repeated',
    'Two events have one id.',
    'SELECT max(sequence) FROM event GROUP BY id HAVING count(*) > 1',
  ],
  [
    'natural-key.dangling',
    'A natural key is held by an event that is not there.',
    'SELECT 0 FROM natural_key WHERE sequence NOT IN (SELECT sequence FROM event)',
  ],
];

/** The log at one moment, read without changing it, however long the reading takes. */
export class LogSnapshot {
  readonly #db: Database.Database;
  readonly #page: Statement<[number, number], SealedRow>;

  constructor(db: Database.Database) {
    this.#db = db;
    db.exec('BEGIN');
    this.#page = db.prepare(PAGE);
  }

  /** Rows as they are, holes and all. */
  page(after: number, limit: number): readonly SealedRow[] {
    return this.#page.all(after, limit);
  }

  head(): StoredHead | undefined {
    return this.#db.prepare<[], StoredHead>(HEAD).get();
  }

  /** What SQLite itself, and queries over the whole file, find wrong. */
  findings(): Finding[] {
    return [...this.#integrity(), ...FAULTS.flatMap((fault) => this.#faults(...fault))];
  }

  close(): void {
    this.#db.close();
  }

  #integrity(): Finding[] {
    const lines = this.#db.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all();
    return lines
      .filter((line) => line !== 'ok')
      .map((line) => ({ code: 'store.damaged', detail: line }));
  }

  #faults(code: string, detail: string, sql: string): Finding[] {
    const sequences = this.#db.prepare<[], number>(sql).pluck().all();
    return sequences.map((sequence) => ({ code, detail, ...(sequence > 0 && { sequence }) }));
  }
}

/** Opens the log of a data folder for reading; refuses (`store.missing`, `folder.is-a-file`) when there is none. */
export function openForReading(folder: string): LogSnapshot {
  const path = logPath(folder);
  if (!isFolder(folder) || !existsSync(path)) throw missing(folder);
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    requireLog(db);
    return new LogSnapshot(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

function missing(folder: string) {
  return refuse(
    'missing',
    'store.missing',
    `There is no log in ${folder}. Name the data folder of a server that has run.`,
  );
}
