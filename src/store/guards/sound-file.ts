import type { Database } from 'better-sqlite3';
import { StoreDamaged } from '../store-damaged.js';

/** Stops unless SQLite finds the pages of the file in order; reads the whole file once. */
export function requireSound(db: Database): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found === 'ok') return;
  throw new StoreDamaged(
    `The file ${db.name} is damaged (${String(found)}). Keep it and restore a backup.`,
  );
}
