import type { Database } from 'better-sqlite3';
import { refuse } from '#kernel/refusal.js';

const FULL = 2;
const CHECKPOINT_BYTES = 4 * 1024 * 1024;

const pageBytes = (db: Database): number => Number(db.pragma('page_size', { simple: true }));

/** WAL, and an fsync before every commit returns. Read back, for a setting that did not take loses events. */
export function makeDurable(db: Database): void {
  db.pragma('journal_mode = WAL');
  // After the switch to WAL and not before it: better-sqlite3 falls back to NORMAL there.
  db.pragma('synchronous = FULL');
  // Events are copied out of the WAL by the commit that fills it up, on this thread: 4 MiB at a time hold it up for half
  // as long as the usual thousand pages do.
  db.pragma(`wal_autocheckpoint = ${Math.round(CHECKPOINT_BYTES / pageBytes(db))}`);
  // On macOS a plain fsync stops at the drive's cache; elsewhere these two do nothing.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  // Without it, INSERT OR REPLACE would delete rows behind the back of the triggers.
  db.pragma('recursive_triggers = ON');
  requireDurable(db);
}

/** Refuses a connection on which an acknowledged event could be lost. */
export function requireDurable(db: Database): void {
  const journal = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (journal === 'wal' && synchronous === FULL) return;
  throw refuse(
    'unavailable',
    'store.not-durable',
    `The log would not survive a power cut (journal_mode ${journal}, synchronous ${synchronous}). Put the data folder on a local disk.`,
  );
}
