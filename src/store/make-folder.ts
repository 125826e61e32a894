import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { mapError } from './sqlite/map-error.js';

/** Makes a folder that is not there. For its owner alone: quotations may be confidential before they are published. */
export function makeFolder(folder: string): void {
  try {
    makeWithin(resolve(folder));
  } catch (error) {
    throw mapError(Object.assign(new Error(String(error)), { code: 'SQLITE_CANTOPEN' }));
  }
}

/** Step by step: in a place that takes no folders in, such as /proc, Node's own way never comes to an end. */
function makeWithin(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (path !== dirname(path)) makeWithin(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
