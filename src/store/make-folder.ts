import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refusal, refuse } from '#kernel/refusal.js';
import { mapError } from './sqlite/map-error.js';

/** Makes a folder that is not there. For its owner alone: quotations may be confidential before they are published. */
export function makeFolder(folder: string): void {
  try {
    makeWithin(resolve(folder));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw mapError(Object.assign(new Error(String(error)), { code: 'SQLITE_CANTOPEN' }));
  }
}

/** Step by step: in a place that takes no folders in, such as /proc, Node's own way never comes to an end. */
function makeWithin(path: string): void {
  if (isFolder(path)) return;
  if (path !== dirname(path)) makeWithin(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** Whether it is there; refuses (`folder.is-a-file`) what is there and is none, which no rights will mend. */
export function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw refuse(
    'invalid',
    'folder.is-a-file',
    `${path} is a file, not a folder. Name the folder that the data lies in.`,
  );
}
