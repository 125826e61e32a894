import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreDamaged } from '../store-damaged.js';
import { hasOrphanWal, removeDatabase, syncFolder } from './files.js';

/**
 * Built aside and renamed: so the file never exists half made, and an empty or headless one is known to be damage.
 * It has its write-ahead log from the start: a switch after the rename, cut off, leaves a journal that only a writer can
 * clear away, and `verify` writes nothing.
 */
export function createDatabase(path: string, build: (db: Database.Database) => void): void {
  requireNoOrphan(path);
  const draft = `${path}.new`;
  removeDatabase(draft);
  const db = new Database(draft);
  try {
    build(db);
  } finally {
    db.close();
  }
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** Stops on a file that is gone: what it has left would be replayed into the next one of that name. */
export function requireNoOrphan(path: string): void {
  if (!hasOrphanWal(path)) return;
  throw new StoreDamaged(
    `The file ${path} is gone while its write-ahead log is still there. Restore a backup of the whole folder.`,
  );
}
