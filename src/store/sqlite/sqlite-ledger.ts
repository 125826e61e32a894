import type { Database, Statement } from 'better-sqlite3';
import type { Idempotency, Receipt } from '#kernel/event-log.js';
import type { SealedRow } from '../event-row.js';
import type { Kept, Ledger } from '../ledger.js';
import { TEXT } from './placeholder.js';

interface KeptRow extends Receipt {
  readonly fingerprint: string;
}

const INSERT_EVENT = `
  INSERT INTO event
    (sequence, id, stream, version, type, schema, recorded_at, actor, origin, body, salt, leaf)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const KEPT = `
  SELECT i.fingerprint, e.stream, e.sequence, e.version, e.recorded_at AS recordedAt
  FROM idempotency AS i JOIN event AS e ON e.sequence = i.sequence
  WHERE i.key = ${TEXT}`;

/** The tables of the log through statements that are prepared once: this is the hot path. */
export class SqliteLedger implements Ledger {
  readonly #version: Statement<[string], number | null>;
  readonly #kept: Statement<[string], KeptRow>;
  readonly #holder: Statement<[string, string], string>;
  readonly #insert: Statement<unknown[]>;
  readonly #keep: Statement<[string, string, number]>;
  readonly #claim: Statement<[string, string]>;
  readonly #releaseOthers: Statement<[string, string]>;
  readonly #release: Statement<[string]>;

  constructor(db: Database) {
    this.#version = db
      .prepare<[string], number | null>(`SELECT max(version) FROM event WHERE stream = ${TEXT}`)
      .pluck();
    this.#kept = db.prepare(KEPT);
    this.#holder = db
      .prepare<[string, string], string>(
        `SELECT stream FROM (SELECT min(rowid), stream FROM natural_key WHERE key = ${TEXT} AND stream <> ${TEXT}) WHERE stream IS NOT NULL`,
      )
      .pluck();
    this.#insert = db.prepare(INSERT_EVENT);
    this.#keep = db.prepare(
      'INSERT INTO idempotency (key, fingerprint, sequence) VALUES (?, ?, ?)',
    );
    this.#claim = db.prepare('INSERT OR IGNORE INTO natural_key (key, stream) VALUES (?, ?)');
    this.#releaseOthers = db.prepare(
      `DELETE FROM natural_key WHERE stream = ${TEXT} AND key <> ${TEXT}`,
    );
    this.#release = db.prepare(`DELETE FROM natural_key WHERE stream = ${TEXT}`);
  }

  version(stream: string): number {
    return this.#version.get(stream) ?? 0;
  }

  kept(key: string): Kept | undefined {
    const row = this.#kept.get(key);
    if (row === undefined) return undefined;
    const { fingerprint, ...receipt } = row;
    return { fingerprint, receipt };
  }

  holder(key: string, otherThan: string): string | undefined {
    return this.#holder.get(key, otherThan);
  }

  insert(row: SealedRow): void {
    this.#insert.run(
      row.sequence,
      row.id,
      row.stream,
      row.version,
      row.type,
      row.schema,
      row.recordedAt,
      row.actor,
      row.origin,
      row.body,
      row.salt,
      row.leaf,
    );
  }

  keep({ key, fingerprint }: Idempotency, { sequence }: Receipt): void {
    this.#keep.run(key, fingerprint, sequence);
  }

  claim(key: string, stream: string): void {
    // One statement is enough for a stream that holds nothing yet, as a new one does.
    if (this.#claim.run(key, stream).changes === 1) return;
    this.#releaseOthers.run(stream, key);
    this.#claim.run(key, stream);
  }

  release(stream: string): void {
    this.#release.run(stream);
  }
}
