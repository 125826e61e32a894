import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../error-code.js';

/** Where the process that holds a data folder can be reached. */
export interface Announcement {
  readonly pid: number;
  readonly url: string;
}

const file = (folder: string): string => join(folder, 'server.json');

/** Tells others where the server of this folder is. Written aside and renamed, so nobody reads half of it. */
export function announce(folder: string, { pid, url }: Announcement): void {
  const draft = `${file(folder)}.${pid}`;
  writeFileSync(draft, `${JSON.stringify({ pid, url })}\n`, { mode: 0o600 });
  renameSync(draft, file(folder));
}

/** The server of this folder; undefined when none has announced itself or its process has gone. */
export function announced(folder: string): Announcement | undefined {
  try {
    const said: unknown = JSON.parse(readFileSync(file(folder), 'utf8'));
    return isAnnouncement(said) && isRunning(said.pid) ? said : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the announcement back. */
export function withdraw(folder: string): void {
  rmSync(file(folder), { force: true });
}

function isAnnouncement(said: unknown): said is Announcement {
  if (typeof said !== 'object' || said === null) return false;
  const { pid, url } = said as Partial<Announcement>;
  return Number.isSafeInteger(pid) && Number(pid) > 0 && typeof url === 'string';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user exists all the same.
    return errorCode(error) === 'EPERM';
  }
}
