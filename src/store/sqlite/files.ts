import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';

const COMPANIONS = ['', '-wal', '-shm', '-journal'] as const;

/** Removes a database file with everything SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const companion of COMPANIONS) rmSync(path + companion, { force: true });
}

/** Whether a file without its database waits there, to be replayed into the next one of that name. */
export function hasOrphanWal(path: string): boolean {
  return !existsSync(path) && existsSync(`${path}-wal`);
}

/** Makes a rename in this folder outlive a power cut. Windows has no such call, and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}

/** Waits until what was written to a file is on the disk. */
export const syncFile = (path: string): void => sync(path, 'r+');

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
