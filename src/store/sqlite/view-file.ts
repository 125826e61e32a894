import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreDamaged } from '../store-damaged.js';
import { removeDatabase } from './files.js';
import { mapError, mapping } from './map-error.js';
import { requireSoundViews } from './view-soundness.js';
import { prepareToWrite } from './view-writes.js';

/** Marks a file as read models of this program and of this format; raise it when the bookkeeping tables change. */
const VIEWS_APPLICATION_ID = 0x53505601;

/** Rows of evidence are 300 to 1,000 bytes. */
const PAGE_BYTES = 8_192;

/** The thread that writes is to come first, or the event loop is held up. */
const LOG_PAGES_MAX = 8_000;

const BOOKKEEPING = `
  CREATE TABLE checkpoint (
    projection TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    sequence   INTEGER NOT NULL,
    shape      TEXT    NOT NULL,
    PRIMARY KEY (projection, version)
  ) STRICT;

  -- Which version answers: a table of its own, so that to switch is to change one row.
  CREATE TABLE live (
    projection TEXT    PRIMARY KEY NOT NULL,
    version    INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE parked (
    projection TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    partition  TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    error      TEXT    NOT NULL,
    PRIMARY KEY (projection, version, partition, sequence)
  ) STRICT;
`;

/** Opens the read models of a data folder. They can be rebuilt: so what is damaged or foreign is thrown away. */
export function openViewFile(folder: string): Database.Database {
  const path = join(folder, 'views.db');
  try {
    return openAt(path);
  } catch (error) {
    if (!(mapError(error) instanceof StoreDamaged)) throw mapError(error);
    removeDatabase(path);
    return mapping(() => openAt(path));
  }
}

/** Read models that end with the process. */
export function openViewsInMemory(): Database.Database {
  return openAt(':memory:');
}

function openAt(path: string): Database.Database {
  const db = new Database(path);
  try {
    db.pragma(`page_size = ${PAGE_BYTES}`);
    db.pragma('journal_mode = WAL');
    prepareToWrite(db, LOG_PAGES_MAX);
    requireFormat(db);
    requireSoundViews(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function requireFormat(db: Database.Database): void {
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (tables === 0) {
    db.transaction(() => {
      db.exec(BOOKKEEPING);
      db.pragma(`application_id = ${VIEWS_APPLICATION_ID}`);
    })();
  }
  if (db.pragma('application_id', { simple: true }) === VIEWS_APPLICATION_ID) return;
  throw new StoreDamaged(`The file ${db.name} has another format.`);
}

/** Leaves the file to be thrown away when it is opened next: what is damaged may not even be dropped. */
export function forsake(db: Database.Database): void {
  db.pragma('application_id = 0');
}

export const forsaken = (db: Database.Database, where: string): StoreDamaged =>
  new StoreDamaged(
    `The file ${db.name} is damaged in ${where}. Start again: it will be thrown away, and built from the log.`,
  );
