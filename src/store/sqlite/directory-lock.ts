import { join } from 'node:path';
import { Refusal, refuse } from '#kernel/refusal.js';
import { announced } from '../guards/announcement.js';
import { FileLock } from './file-lock.js';

export { type Announcement, announce, announced, withdraw } from '../guards/announcement.js';

/** Stays when nobody holds it. */
export const LOCK_FILE = 'standpoint.lock';

/**
 * One process per data folder: it holds the lock for as long as it lives. Refuses at once (`store.locked`) while another
 * one does.
 */
export function lockFolder(folder: string): FileLock {
  return FileLock.take(join(folder, LOCK_FILE), { patienceMs: 0, held: () => locked(folder) });
}

/** Whether another process holds it at this moment. */
export function isHeld(folder: string): boolean {
  try {
    lockFolder(folder).release();
    return false;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'store.locked') return true;
    throw error;
  }
}

function locked(folder: string): Refusal {
  const server = announced(folder);
  const who = server ? `process ${server.pid} at ${server.url}` : 'another process';
  return refuse(
    'unavailable',
    'store.locked',
    `The data folder ${folder} is in use by ${who}. Talk to that one, stop it, or name another folder.`,
    { facts: server ? { pid: server.pid, url: server.url } : {} },
  );
}
