import { announced } from '#store/guards/announcement.js';
import type { Access, Opening } from './access.js';

/**
 * Talks to the folder's server if there is one that answers; else opens the folder, and then the lock decides. What a server
 * that was killed has left may name a process and an address that are another's by now: then nobody holds the folder.
 */
export async function openAccess(opening: Opening): Promise<Access> {
  const server = announced(opening.folder);
  const { RemoteAccess } = await import('./remote-access.js');
  if (server && (await isHeld(opening.folder)) && (await RemoteAccess.answers(server)))
    return new RemoteAccess(server);
  const { LocalAccess } = await import('./local-access.js');
  return LocalAccess.open(opening);
}

async function isHeld(folder: string): Promise<boolean> {
  const { DataFolder } = await import('../data-folder.js');
  return new DataFolder(folder).isHeld();
}
