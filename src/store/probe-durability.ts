import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeDurable } from './sqlite/durability.js';
import { removeDatabase } from './sqlite/files.js';
import { mapping } from './sqlite/map-error.js';

export interface Durability {
  /** Of SQLite. */
  readonly version: string;
  readonly journal: string;
  /** 2 is FULL: an fsync before every commit returns. */
  readonly synchronous: number;
}

/** Commits to a file of its own in the folder, as the log does, and reads the settings back; a server may be running. */
export function probeDurability(folder: string): Durability {
  const path = join(folder, `probe-${process.pid}.db`);
  try {
    return mapping(() => probed(path));
  } finally {
    removeDatabase(path);
  }
}

function probed(path: string): Durability {
  const db = new Database(path);
  try {
    makeDurable(db);
    db.exec('CREATE TABLE probe (written INTEGER NOT NULL) STRICT; INSERT INTO probe VALUES (1)');
    return {
      version: String(db.prepare('SELECT sqlite_version()').pluck().get()),
      journal: String(db.pragma('journal_mode', { simple: true })),
      synchronous: Number(db.pragma('synchronous', { simple: true })),
    };
  } finally {
    db.close();
  }
}
