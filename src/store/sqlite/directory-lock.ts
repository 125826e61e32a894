import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal, refuse } from '#kernel/refusal.js';
import { errorCode } from '../error-code.js';
import { announced } from '../guards/announcement.js';
import { mapError } from './map-error.js';

export { type Announcement, announce, announced, withdraw } from '../guards/announcement.js';

/** Stays when nobody holds it. */
export const LOCK_FILE = 'standpoint.lock';

/**
 * One process per data folder. The lock is an exclusive transaction on a file of its own, open for as long as
 * the process lives: the operating system lets go of it even after `kill -9`, so there is never one to clean up.
 */
export class DirectoryLock {
  readonly #db: Database.Database;

  private constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Refuses at once (`store.locked`) while another process holds the folder. */
  static take(folder: string): DirectoryLock {
    const db = opened(folder);
    try {
      db.exec('BEGIN EXCLUSIVE');
      return new DirectoryLock(db);
    } catch (error) {
      db.close();
      throw isBusy(error) ? locked(folder) : mapError(error);
    }
  }

  /** Whether another process holds the folder at this moment. */
  static isHeld(folder: string): boolean {
    try {
      DirectoryLock.take(folder).release();
      return false;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'store.locked') return true;
      throw error;
    }
  }

  release(): void {
    this.#db.close();
  }
}

function opened(folder: string): Database.Database {
  try {
    return new Database(join(folder, LOCK_FILE), { timeout: 0 });
  } catch (error) {
    throw mapError(error);
  }
}

function isBusy(error: unknown): boolean {
  return errorCode(error)?.startsWith('SQLITE_BUSY') ?? false;
}

function locked(folder: string): Refusal {
  const server = announced(folder);
  const who = server ? `process ${server.pid} at ${server.url}` : 'another process';
  return refuse(
    'unavailable',
    'store.locked',
    `The data folder ${folder} is in use by ${who}. Talk to that one, stop it, or name another folder.`,
    { facts: server ? { pid: server.pid, url: server.url } : {} },
  );
}
