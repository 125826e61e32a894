import type { Database } from 'better-sqlite3';
import { StoreDamaged } from '../store-damaged.js';

/** Stops unless SQLite finds the pages of the file in order; reads the whole file once. */
export function requireSound(db: Database): void {
  requireOk(db, db.pragma('quick_check(1)', { simple: true }));
}

/** The same, and whether each index holds what its table does; several times as slow. */
export function requireIntact(db: Database): void {
  requireOk(db, db.pragma('integrity_check(1)', { simple: true }));
}

/** The first for some tables and their indexes; reads them once, and nothing else. */
export function requireSoundTables(db: Database, names: readonly string[]): void {
  for (const name of names) requireOk(db, db.pragma(`quick_check("${name}")`, { simple: true }));
}

function requireOk(db: Database, found: unknown): void {
  if (found === 'ok') return;
  throw new StoreDamaged(
    `The file ${db.name} is damaged (${String(found)}). Keep it and restore a backup.`,
  );
}
