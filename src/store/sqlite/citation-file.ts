import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { errorCode } from '../error-code.js';
import { requireIntact, requireSound } from '../guards/sound-file.js';
import { StoreDamaged } from '../store-damaged.js';
import { type CitationRow, citationFrom } from '../stored-citation.js';
import { createDatabase, requireNoOrphan } from './create-database.js';
import { makeDurable } from './durability.js';
import { mapError } from './map-error.js';

/** Marks a file as citations of this program that was made whole; earlier versions set no mark. */
const CITATIONS_APPLICATION_ID = 0x53504349;

const TABLE = `
  CREATE TABLE IF NOT EXISTS citation (id TEXT PRIMARY KEY NOT NULL, citation TEXT NOT NULL) STRICT;
  CREATE TRIGGER IF NOT EXISTS citation_stays BEFORE UPDATE ON citation
    BEGIN SELECT RAISE(ABORT, 'A citation never changes'); END;
  CREATE TRIGGER IF NOT EXISTS citation_remains BEFORE DELETE ON citation
    BEGIN SELECT RAISE(ABORT, 'A citation is never removed'); END;
  PRAGMA application_id = ${CITATIONS_APPLICATION_ID};`;

export const CITATIONS_FILE = 'citations.db';

/** Opens the citations of a data folder, sound and durable, for a store to be made of them; makes the file if there is none. */
export function openCitationFile<Store>(
  folder: string,
  make: (db: Database.Database) => Store,
): Store {
  const path = join(folder, CITATIONS_FILE);
  return naming(path, () => {
    if (!existsSync(path)) createDatabase(path, build);
    const db = opened(path, { fileMustExist: true });
    try {
      requireSound(db);
      requireCitations(db);
      makeDurable(db);
      if (!isMarked(db)) complete(db);
      return make(db);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Reads every citation of a data folder and changes nothing; answers how many there are, undefined without the file. */
export function countCitations(folder: string): number | undefined {
  const path = join(folder, CITATIONS_FILE);
  const db = naming(path, () => openForReading(path));
  if (db === undefined) return undefined;
  try {
    let count = 0;
    for (const row of naming(path, () => db.prepare<[], CitationRow>(ALL)).iterate()) {
      citationFrom(row, path);
      count += 1;
    }
    return count;
  } finally {
    db.close();
  }
}

const ALL = 'SELECT id, citation FROM citation';

function openForReading(path: string): Database.Database | undefined {
  requireNoOrphan(path);
  if (!existsSync(path)) return undefined;
  const db = opened(path, { fileMustExist: true, readonly: true });
  try {
    // First what a start looks at, so that both say the same of the same damage.
    requireSound(db);
    requireCitations(db);
    requireIntact(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** An empty file is not even opened: SQLite would throw its write-ahead log away, which may hold the rest. */
function opened(path: string, options: Database.Options): Database.Database {
  if (statSync(path).size === 0) throw new StoreDamaged(noCitations(path));
  return new Database(path, options);
}

function build(db: Database.Database): void {
  makeDurable(db);
  complete(db);
}

/** Whole or not at all; a file of an earlier version may have been cut off between table and triggers. */
function complete(db: Database.Database): void {
  db.transaction(() => db.exec(TABLE))();
}

const isMarked = (db: Database.Database): boolean =>
  db.pragma('application_id', { simple: true }) === CITATIONS_APPLICATION_ID;

/** Stops on a file that is something else. */
function requireCitations(db: Database.Database): void {
  const table = db.prepare(
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'citation'",
  );
  if (table.get() === undefined) throw new StoreDamaged(noCitations(db.name));
}

const noCitations = (path: string): string =>
  `The file ${path} holds no citations of this program, or has been emptied. Keep it and restore a backup.`;

/** Says of damage which file has it, and how to go on without a backup: the log may be as sound as ever. */
function naming<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const sentence = damageIn(path, error);
    if (sentence === undefined) throw mapError(error);
    throw new StoreDamaged(
      `${sentence} If you know that what was cited is lost, move away all files whose names begin with ${CITATIONS_FILE}: the next start makes a new one.`,
    );
  }
}

function damageIn(path: string, error: unknown): string | undefined {
  if (error instanceof StoreDamaged) return error.message;
  // Our statements are right: what SQLite takes for an error in one is an error in the tables.
  const isDamage = errorCode(error) === 'SQLITE_ERROR' || mapError(error) instanceof StoreDamaged;
  if (!isDamage) return undefined;
  return `The file ${path} is damaged (${(error as Error).message}). Keep it and restore a backup.`;
}
