import type { Database, Statement } from 'better-sqlite3';
import type { Parked } from '#kernel/view-store.js';
import type { Writes } from './view-writes.js';

/** Events that handlers threw on. */
export class ParkedTable {
  readonly #all: Statement<[], Parked>;
  readonly #remove: Statement<unknown[]>;
  readonly #removeVersion: Statement<[string, number]>;

  constructor(db: Database) {
    this.#all = db.prepare(
      'SELECT * FROM parked ORDER BY projection, version, sequence, partition',
    );
    this.#remove = db.prepare(
      'DELETE FROM parked WHERE projection = ? AND version = ? AND partition = ? AND sequence = ?',
    );
    this.#removeVersion = db.prepare('DELETE FROM parked WHERE projection = ? AND version = ?');
  }

  all(): Parked[] {
    return this.#all.all();
  }

  writes(parked: readonly Parked[]): Writes {
    const values = parked.flatMap(({ projection, version, partition, sequence, error }) => [
      projection,
      version,
      partition,
      sequence,
      error,
    ]);
    return { sql: 'INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?, ?)', width: 5, values };
  }

  remove({ projection, version, partition, sequence }: Parked): void {
    this.#remove.run(projection, version, partition, sequence);
  }

  removeVersion(projection: string, version: number): void {
    this.#removeVersion.run(projection, version);
  }
}
