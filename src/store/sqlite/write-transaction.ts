import type { Database, Statement } from 'better-sqlite3';
import { mapError } from './map-error.js';

/**
 * BEGIN IMMEDIATE … COMMIT through prepared statements. Immediate, because a transaction that reads first and
 * then wants to write fails at once, whatever the timeout, when another one has written in between.
 */
export class WriteTransaction {
  readonly #db: Database;
  readonly #begin: Statement<[]>;
  readonly #commit: Statement<[]>;

  constructor(db: Database) {
    this.#db = db;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
  }

  /** Keeps all that the work wrote, or, when anything throws, nothing. */
  run<Result>(work: () => Result): Result {
    try {
      this.#begin.run();
      const result = work();
      this.#commit.run();
      return result;
    } catch (error) {
      this.#undo();
      throw mapError(error);
    }
  }

  #undo(): void {
    // SQLite has already rolled back by itself after some errors, a full disk among them.
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
  }
}
