import Database from 'better-sqlite3';
import type { Refusal } from '#kernel/refusal.js';
import { errorCode } from '../error-code.js';
import { mapError } from './map-error.js';

interface Holding {
  /** How long to wait for whoever has it; this thread does nothing else meanwhile. */
  readonly patienceMs: number;
  /** What is said when it cannot be had in time. */
  readonly held: () => Refusal;
}

/**
 * A lock between processes: an exclusive transaction on a file of its own, which stays when nobody holds it. The
 * operating system lets go of it even after `kill -9`, so there is never one to clean up.
 */
export class FileLock {
  readonly #db: Database.Database;

  private constructor(db: Database.Database) {
    this.#db = db;
  }

  static take(path: string, { patienceMs, held }: Holding): FileLock {
    const db = opened(path, patienceMs);
    try {
      db.exec('BEGIN EXCLUSIVE');
      return new FileLock(db);
    } catch (error) {
      db.close();
      throw isBusy(error) ? held() : mapError(error);
    }
  }

  release(): void {
    this.#db.close();
  }
}

function opened(path: string, timeout: number): Database.Database {
  try {
    return new Database(path, { timeout });
  } catch (error) {
    throw mapError(error);
  }
}

function isBusy(error: unknown): boolean {
  return errorCode(error)?.startsWith('SQLITE_BUSY') ?? false;
}
