import type { Database, Statement } from 'better-sqlite3';
import type { NaturalKey, Receipt } from '#kernel/event-log.js';
import type { SealedRow } from '../event-row.js';
import type { Keeping, Kept, Ledger, Place } from '../ledger.js';
import { INTEGER, TEXT } from './placeholder.js';

type KeptRow = Receipt & Omit<Kept, 'receipt'>;

const INSERT_EVENT = `
  INSERT INTO event
    (sequence, id, stream, version, type, schema, recorded_at, actor, origin, body, salt, leaf,
     idempotency_key, asked)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING`;

const KEPT = `
  SELECT asked AS digest, type, body, stream, sequence, version, recorded_at AS recordedAt
  FROM event WHERE idempotency_key = ${TEXT}`;

const holders = (first: 0 | 1): string => `
  SELECT e.stream, n.sequence FROM natural_key AS n JOIN event AS e ON e.sequence = n.sequence
  WHERE n.first = ${first} AND n.key = ${TEXT} AND e.stream <> ${TEXT}`;

const HELD_BY = `
  SELECT n.sequence, n.key, n.first FROM event AS e JOIN natural_key AS n ON n.sequence = e.sequence
  WHERE e.stream = ${TEXT}`;

const PROMOTE = `
  UPDATE natural_key SET first = 1 WHERE sequence =
    (SELECT min(sequence) FROM natural_key WHERE first = 0 AND key = ${TEXT})`;

interface Held {
  readonly sequence: number;
  readonly key: string;
  readonly first: 0 | 1;
}

/** The tables of the log through statements that are prepared once: this is the hot path. */
export class SqliteLedger implements Ledger {
  readonly #version: Statement<[string], number | null>;
  readonly #kept: Statement<[string], KeptRow>;
  readonly #holder: Statement<[string, string, string, string], string>;
  readonly #heldBy: Statement<[string], Held>;
  readonly #insert: Statement<unknown[]>;
  readonly #claimFirst: Statement<[number, string]>;
  readonly #claimAlso: Statement<[number, string]>;
  readonly #release: Statement<[number]>;
  readonly #promote: Statement<[string]>;

  constructor(db: Database) {
    this.#version = db
      .prepare<[string], number | null>(`SELECT max(version) FROM event WHERE stream = ${TEXT}`)
      .pluck();
    this.#kept = db.prepare(KEPT);
    this.#holder = db
      .prepare<[string, string, string, string], string>(
        `${holders(1)} UNION ALL ${holders(0)} ORDER BY 2 LIMIT 1`,
      )
      .pluck();
    this.#heldBy = db.prepare(HELD_BY);
    this.#insert = db.prepare(INSERT_EVENT);
    this.#claimFirst = db.prepare(
      'INSERT OR IGNORE INTO natural_key (sequence, key, first) VALUES (?, ?, 1)',
    );
    this.#claimAlso = db.prepare('INSERT INTO natural_key (sequence, key, first) VALUES (?, ?, 0)');
    this.#promote = db.prepare(PROMOTE);
    this.#release = db.prepare(`DELETE FROM natural_key WHERE sequence = ${INTEGER}`);
  }

  version(stream: string): number {
    return this.#version.get(stream) ?? 0;
  }

  kept(key: string): Kept | undefined {
    const row = this.#kept.get(key);
    if (row === undefined) return undefined;
    const { digest, type, body, ...receipt } = row;
    return { digest, type, body, receipt };
  }

  insert(row: SealedRow, keeping?: Keeping): void {
    if (!this.#write(row, keeping)) {
      throw new Error(
        `Event ${row.sequence}, or another ${row.version} of ${row.stream}, is there.`,
      );
    }
  }

  begin(row: SealedRow, claim: string | null, keeping?: Keeping): boolean {
    if (claim !== null && !this.#takeFirst(claim, row.sequence)) return false;
    if (this.#write(row, keeping)) return true;
    if (claim !== null) this.#release.run(row.sequence);
    return false;
  }

  #write(row: SealedRow, keeping?: Keeping): boolean {
    const { changes } = this.#insert.run(
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
      keeping?.key ?? null,
      keeping?.digest ?? null,
    );
    return changes === 1;
  }

  holder({ claim, insist }: NaturalKey, stream: string): string | undefined {
    if (claim === null || insist) return undefined;
    return this.#holder.get(claim, stream, claim, stream);
  }

  claim(key: NaturalKey, place: Place): string | undefined {
    const holder = this.holder(key, place.stream);
    if (holder === undefined) this.#hold(key.claim, place);
    return holder;
  }

  #hold(key: string | null, { stream, sequence }: Place): void {
    const held = this.#heldBy.get(stream);
    if (held && held.key === key) return;
    if (held) this.#letGo(held);
    if (key !== null && !this.#takeFirst(key, sequence)) this.#claimAlso.run(sequence, key);
  }

  #takeFirst(key: string, sequence: number): boolean {
    return this.#claimFirst.run(sequence, key).changes === 1;
  }

  #letGo({ sequence, key, first }: Held): void {
    this.#release.run(sequence);
    if (first === 1) this.#promote.run(key);
  }
}
