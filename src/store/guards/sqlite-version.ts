import { refuse } from '#kernel/refusal.js';

/** The first release in which resetting the WAL cannot lose a commit; the fault came with WAL itself, in 3.7.0. */
const FIRST_SOUND = [3, 51, 3] as const;

/** Refuses every SQLite whose WAL can lose an acknowledged commit (3.7.0 to 3.51.2), and those before WAL. */
export function requireSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [i, wanted] of FIRST_SOUND.entries()) {
    const part = parts[i] ?? 0;
    if (part > wanted) return;
    if (part < wanted) throw tooOld(version);
  }
}

function tooOld(version: string) {
  return refuse(
    'unavailable',
    'sqlite.too-old',
    `SQLite ${version} can lose acknowledged events in WAL mode. Update better-sqlite3 to one with SQLite ${FIRST_SOUND.join('.')} or newer.`,
  );
}
