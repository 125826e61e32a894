import type { Database, Statement } from 'better-sqlite3';
import { requireDense } from '../dense.js';
import type { EventRow, SealedRow } from '../event-row.js';
import { INTEGER, TEXT } from './placeholder.js';

const COLUMNS =
  'sequence, id, stream, version, type, schema, recorded_at AS recordedAt, actor, origin, body';

/** Reads rows of the log, and makes sure that none is missing between them. */
export class EventReader {
  readonly #stream: Statement<[string], EventRow>;
  readonly #after: Statement<[number, number], EventRow>;
  readonly #sealedAfter: Statement<[number, number], SealedRow>;

  constructor(db: Database) {
    const after = `FROM event WHERE sequence > ${INTEGER} ORDER BY sequence LIMIT ${INTEGER}`;
    this.#stream = db.prepare(
      `SELECT ${COLUMNS} FROM event WHERE stream = ${TEXT} ORDER BY version`,
    );
    this.#after = db.prepare(`SELECT ${COLUMNS} ${after}`);
    this.#sealedAfter = db.prepare(`SELECT ${COLUMNS}, salt, leaf ${after}`);
  }

  stream(name: string): readonly EventRow[] {
    const rows = this.#stream.all(name);
    requireDense(rows, (row) => row.version, 0);
    return rows;
  }

  after(sequence: number, limit: number): readonly EventRow[] {
    const rows = this.#after.all(sequence, limit);
    requireDense(rows, (row) => row.sequence, sequence);
    return rows;
  }

  /** With salts and leaf hashes. */
  sealedAfter(sequence: number, limit: number): readonly SealedRow[] {
    const rows = this.#sealedAfter.all(sequence, limit);
    requireDense(rows, (row) => row.sequence, sequence);
    return rows;
  }
}
