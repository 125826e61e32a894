import type { Database } from 'better-sqlite3';
import type { Projection } from '#kernel/projection.js';
import { requireSoundTables } from '../guards/sound-file.js';
import { StoreDamaged } from '../store-damaged.js';
import { CheckpointTable } from './checkpoint-table.js';
import { mapError } from './map-error.js';
import { tablePrefix } from './view-sql.js';

/** Stops on damage to anything that may be asked. Builds that were superseded stay as they are until somebody goes back. */
export function requireSoundViews(db: Database): void {
  requireSoundTables(db, ['sqlite_schema', 'checkpoint', 'live', 'parked']);
  const idle = new CheckpointTable(db)
    .superseded()
    .map(({ projection, version }) => tablePrefix(projection, version));
  const wanted = tablesIn(db).filter((name) => !idle.some((prefix) => name.startsWith(prefix)));
  requireSoundTables(db, wanted);
}

/** Whether the tables of one build are as SQLite wrote them. */
export function isSound(
  db: Database,
  { name, version }: Pick<Projection, 'name' | 'version'>,
): boolean {
  const prefix = tablePrefix(name, version);
  const mine = tablesIn(db).filter((table) => table.startsWith(prefix));
  try {
    requireSoundTables(db, mine);
    return true;
  } catch (error) {
    if (mapError(error) instanceof StoreDamaged) return false;
    throw error;
  }
}

const tablesIn = (db: Database): readonly string[] =>
  db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
