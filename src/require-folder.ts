import { refuse } from '#kernel/refusal.js';
import { isFolder } from '#store/make-folder.js';

/** Refuses (`folder.missing`, `folder.is-a-file`) a folder that is not there; `where` is what named it. */
export function requireFolder(folder: string, where: string): void {
  if (isFolder(folder)) return;
  throw refuse(
    'missing',
    'folder.missing',
    `There is no folder ${folder}. Correct ${where}, or make it first; without ${where} a first try makes ./standpoint-data.`,
  );
}
