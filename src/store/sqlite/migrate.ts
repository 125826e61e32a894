import type { Database } from 'better-sqlite3';
import { refuse } from '#kernel/refusal.js';

/** Brings the file to the newest shape in one transaction; the number of steps taken stands in its header. */
export function migrate(db: Database, steps: readonly string[]): void {
  if (stepsTaken(db) === steps.length) return;
  db.transaction(() => {
    const taken = stepsTaken(db);
    if (taken > steps.length) throw tooNew(db.name);
    for (const step of steps.slice(taken)) db.exec(step);
    db.pragma(`user_version = ${steps.length}`);
  }).immediate();
}

function stepsTaken(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function tooNew(file: string) {
  return refuse(
    'unavailable',
    'store.too-new',
    `The file ${file} was written by a newer version of the program. Update the program, or name another data folder.`,
  );
}
