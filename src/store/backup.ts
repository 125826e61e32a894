import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Head } from '#kernel/event-log.js';
import { refuse } from '#kernel/refusal.js';
import { KEYS_FILE, KEYS_LOCK } from './file-key-ring.js';
import { requireSound } from './guards/sound-file.js';
import { makeFolder } from './make-folder.js';
import { CITATIONS_FILE, countCitations } from './sqlite/citation-file.js';
import { LOCK_FILE, lockFolder } from './sqlite/directory-lock.js';
import { makeDurable } from './sqlite/durability.js';
import { syncFile, syncFolder } from './sqlite/files.js';
import { LOG_FILE } from './sqlite/log-file.js';
import { openForReading } from './sqlite/log-snapshot.js';
import { mapping } from './sqlite/map-error.js';
import { StoreDamaged } from './store-damaged.js';
import { verifyStore } from './verify-store.js';

/** Locks that nobody holds hold nothing. */
const LOCKS = [LOCK_FILE, KEYS_LOCK];

/** A folder within the copy: while it is there, the copy is not whole, and may be begun anew. */
const UNFINISHED = 'unfinished';

/** Copies a data folder, in which a server may be running, to a new or empty one; answers the head that was verified. */
export async function backUp(folder: string, copy: string): Promise<Head> {
  mapping(() => openForReading(folder)).close();
  makeFolder(copy);
  return copied(folder, copy, () => {});
}

/** Makes a data folder, which must be new or empty, of a copy; answers the head that was verified. */
export async function restore(copy: string, folder: string): Promise<Head> {
  if (!existsSync(join(copy, LOG_FILE))) throw noBackup(copy);
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    return await copied(copy, folder, beginToWrite);
  } finally {
    lock.release();
  }
}

/** Built aside and verified there; the log is put in its place last, for a folder without one holds nothing. */
async function copied(from: string, to: string, prepare: (draft: string) => void): Promise<Head> {
  requireEmpty(to);
  // What is verified below is the log.
  countCitations(from);
  const draft = join(to, UNFINISHED);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  // All three may be written to meanwhile, so citations are copied first and keys last: the log that is copied holds each
  // event on which a copied citation rests, and the keys each name that it tells.
  mapping(() => {
    copyDatabase(join(from, CITATIONS_FILE), join(draft, CITATIONS_FILE));
    copyDatabase(join(from, LOG_FILE), join(draft, LOG_FILE));
    copyKeys(join(from, KEYS_FILE), join(draft, KEYS_FILE));
    prepare(draft);
  });
  const { findings, head } = await verifyStore(draft);
  if (findings[0]) {
    rmSync(draft, { recursive: true });
    throw unsound(from, findings[0].detail);
  }
  for (const name of [KEYS_FILE, CITATIONS_FILE, LOG_FILE]) {
    if (existsSync(join(draft, name))) renameSync(join(draft, name), join(to, name));
  }
  syncFolder(to);
  rmSync(draft, { recursive: true });
  return head;
}

/** As it is at one moment, by SQLite itself: beside it the newest events are in a file of their own. */
function copyDatabase(from: string, to: string): void {
  if (!existsSync(from)) return;
  const db = new Database(from, { readonly: true, fileMustExist: true });
  try {
    requireSound(db);
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  // SQLite does not wait until such a copy is on the disk.
  syncFile(to);
}

function copyKeys(from: string, to: string): void {
  if (!existsSync(from)) return;
  copyFileSync(from, to);
  syncFile(to);
}

/** A copy can be read where nothing can be written; a data folder has its write-ahead log from the start. */
function beginToWrite(draft: string): void {
  const db = new Database(join(draft, LOG_FILE), { fileMustExist: true });
  try {
    makeDurable(db);
  } finally {
    db.close();
  }
}

/** What an attempt that was cut off has left may be overwritten. */
function requireEmpty(folder: string): void {
  const found = readdirSync(folder).filter((name) => !LOCKS.some((lock) => name.startsWith(lock)));
  const ours = found.includes(UNFINISHED) ? [UNFINISHED, CITATIONS_FILE, LOG_FILE, KEYS_FILE] : [];
  const other = found.find((name) => !ours.includes(name));
  if (other === undefined) return;
  throw refuse(
    'conflict',
    'backup.not-empty',
    `${folder} is not empty: it holds ${other}. Nothing was copied; name a new folder, or an empty one.`,
    { facts: { folder, found: other } },
  );
}

const noBackup = (folder: string) =>
  refuse(
    'missing',
    'backup.missing',
    `There is no ${LOG_FILE} in ${folder}. Name a folder that "standpoint backup" has written.`,
    { facts: { folder } },
  );

const unsound = (from: string, detail: string) =>
  new StoreDamaged(
    `What is in ${from} is not sound, so nothing was copied: ${detail} Run "standpoint verify --data ${from}".`,
  );
