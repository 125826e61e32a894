import type { Database, Statement } from 'better-sqlite3';
import { requireDense } from '../dense.js';
import type { ReadRow, SealedRow, ToldRow } from '../event-row.js';
import { INTEGER, TEXT } from './placeholder.js';

const TOLD = 'sequence, stream, version, type, schema, body';
const COLUMNS = `${TOLD}, recorded_at AS recordedAt, actor, origin`;
const READ = `lower(hex(id)) AS id, ${COLUMNS}`;

/** Reads rows of the log, and makes sure that none is missing between them. */
export class EventReader {
  readonly #stream: Statement<[string], ReadRow>;
  readonly #after: Statement<[number, number], ReadRow>;
  readonly #toldAfter: Statement<[number, number], ToldRow>;
  readonly #texts: Statement<[string], [number, string]>;
  readonly #sealedAfter: Statement<[number, number], SealedRow>;

  constructor(db: Database) {
    const after = `FROM event WHERE sequence > ${INTEGER} ORDER BY sequence LIMIT ${INTEGER}`;
    this.#stream = db.prepare(`SELECT ${READ} FROM event WHERE stream = ${TEXT} ORDER BY version`);
    this.#after = db.prepare(`SELECT ${READ} ${after}`);
    this.#toldAfter = db.prepare(`SELECT ${TOLD} ${after}`);
    this.#texts = db
      .prepare<[string], [number, string]>(
        `SELECT sequence, body FROM event WHERE sequence IN (SELECT value FROM json_each(${TEXT}))`,
      )
      .raw();
    this.#sealedAfter = db.prepare(`SELECT id, ${COLUMNS}, salt, leaf ${after}`);
  }

  stream(name: string): readonly ReadRow[] {
    const rows = this.#stream.all(name);
    requireDense(rows, (row) => row.version, 0);
    return rows;
  }

  after(sequence: number, limit: number): readonly ReadRow[] {
    return dense(this.#after, sequence, limit);
  }

  /** As much as projections are told. */
  toldAfter(sequence: number, limit: number): readonly ToldRow[] {
    return dense(this.#toldAfter, sequence, limit);
  }

  /** By sequence. */
  texts(sequences: readonly number[]): ReadonlyMap<number, string> {
    return new Map(this.#texts.all(JSON.stringify(sequences)));
  }

  /** With salts and leaf hashes. */
  sealedAfter(sequence: number, limit: number): readonly SealedRow[] {
    return dense(this.#sealedAfter, sequence, limit);
  }
}

function dense<Row extends ToldRow>(
  page: Statement<[number, number], Row>,
  sequence: number,
  limit: number,
): readonly Row[] {
  const rows = page.all(sequence, limit);
  requireDense(rows, (row) => row.sequence, sequence);
  return rows;
}
