import type { Database, Statement } from 'better-sqlite3';
import type { Idempotency, NaturalKey, Receipt } from '#kernel/event-log.js';
import type { SealedRow } from '../event-row.js';
import type { Kept, Ledger, Place } from '../ledger.js';
import { INTEGER, TEXT } from './placeholder.js';

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

const HOLDER = `
  SELECT e.stream FROM natural_key AS n JOIN event AS e ON e.sequence = n.sequence
  WHERE n.key = ${TEXT} AND e.stream <> ${TEXT}
  ORDER BY n.sequence LIMIT 1`;

const CLAIM_FREE = `
  INSERT INTO natural_key (sequence, key)
  SELECT ?, asked.key FROM (SELECT ${TEXT} AS key) AS asked
  WHERE NOT EXISTS (SELECT 1 FROM natural_key AS n WHERE n.key = asked.key)`;

const HELD_BY = `
  SELECT n.sequence, n.key FROM event AS e JOIN natural_key AS n ON n.sequence = e.sequence
  WHERE e.stream = ${TEXT}`;

/** The tables of the log through statements that are prepared once: this is the hot path. */
export class SqliteLedger implements Ledger {
  readonly #version: Statement<[string], number | null>;
  readonly #kept: Statement<[string], KeptRow>;
  readonly #holder: Statement<[string, string], string>;
  readonly #heldBy: Statement<[string], { sequence: number; key: string }>;
  readonly #insert: Statement<unknown[]>;
  readonly #keep: Statement<[string, string, number]>;
  readonly #forget: Statement<[string]>;
  readonly #claimFree: Statement<[number, string]>;
  readonly #claim: Statement<[number, string]>;
  readonly #release: Statement<[number]>;

  constructor(db: Database) {
    this.#version = db
      .prepare<[string], number | null>(`SELECT max(version) FROM event WHERE stream = ${TEXT}`)
      .pluck();
    this.#kept = db.prepare(KEPT);
    this.#holder = db.prepare<[string, string], string>(HOLDER).pluck();
    this.#heldBy = db.prepare(HELD_BY);
    this.#insert = db.prepare(INSERT_EVENT);
    this.#keep = db.prepare(
      'INSERT OR IGNORE INTO idempotency (key, fingerprint, sequence) VALUES (?, ?, ?)',
    );
    this.#forget = db.prepare(`DELETE FROM idempotency WHERE key = ${TEXT}`);
    this.#claimFree = db.prepare(CLAIM_FREE);
    this.#claim = db.prepare('INSERT INTO natural_key (sequence, key) VALUES (?, ?)');
    this.#release = db.prepare(`DELETE FROM natural_key WHERE sequence = ${INTEGER}`);
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

  keep({ key, fingerprint }: Idempotency, sequence: number): boolean {
    return this.#keep.run(key, fingerprint, sequence).changes === 1;
  }

  forget(key: string): void {
    this.#forget.run(key);
  }

  claim({ claim, insist }: NaturalKey, place: Place): string | undefined {
    if (claim === null) {
      this.#hold(null, place);
      return undefined;
    }
    // A stream that is new holds nothing yet, and mostly its key is free: then one statement is enough.
    if (place.version === 1 && this.#claimFree.run(place.sequence, claim).changes === 1) {
      return undefined;
    }
    const holder = insist ? undefined : this.#holder.get(claim, place.stream);
    if (holder === undefined) this.#hold(claim, place);
    return holder;
  }

  #hold(key: string | null, { stream, sequence }: Place): void {
    const held = this.#heldBy.get(stream);
    if (held && held.key === key) return;
    if (held) this.#release.run(held.sequence);
    if (key !== null) this.#claim.run(sequence, key);
  }
}
