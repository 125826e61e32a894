import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { requireSound } from '../guards/sound-file.js';
import { requireSqliteVersion } from '../guards/sqlite-version.js';
import { StoreDamaged } from '../store-damaged.js';
import { createDatabase } from './create-database.js';
import { makeDurable } from './durability.js';
import { LOG_APPLICATION_ID, LOG_MIGRATIONS } from './log-migrations.js';
import { mapping } from './map-error.js';
import { migrate } from './migrate.js';

/** Events are 600 to 1,000 bytes: of the usual 4,096 a fifth stayed empty, and each page costs when it is written. */
const PAGE_BYTES = 8_192;

export const LOG_FILE = 'log.db';

/** Where the log of a data folder is. */
export const logPath = (folder: string): string => join(folder, LOG_FILE);

/** Opens the log of a data folder, sound, durable and in the newest shape; makes it if there is none. */
export function openLogFile(folder: string, busyTimeoutMs: number): Database.Database {
  const path = logPath(folder);
  return mapping(() => {
    if (!existsSync(path)) createLogFile(folder);
    const db = new Database(path, { fileMustExist: true, timeout: busyTimeoutMs });
    try {
      requireSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()));
      requireLog(db);
      requireSound(db);
      makeDurable(db);
      migrate(db, LOG_MIGRATIONS);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

export function createLogFile(folder: string): void {
  createDatabase(logPath(folder), (db) => {
    db.pragma(`page_size = ${PAGE_BYTES}`);
    makeDurable(db);
    db.pragma(`application_id = ${LOG_APPLICATION_ID}`);
    migrate(db, LOG_MIGRATIONS);
  });
}

/** Stops on a file that is no log; an emptied one has lost the mark as well. */
export function requireLog(db: Database.Database): void {
  if (db.pragma('application_id', { simple: true }) === LOG_APPLICATION_ID) return;
  throw new StoreDamaged(
    `The file ${db.name} is no log of this program, or has been emptied. Keep it and restore a backup.`,
  );
}
