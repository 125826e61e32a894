import { announced } from '#store/guards/announcement.js';
import type { Access, Opening } from './access.js';
import { folderItself } from './folder-itself.js';

/**
 * Talks to the folder's server if there is one that answers; else opens the folder, and then the lock decides. What a server
 * that was killed has left may name a process and an address that are another's by now: then nobody holds the folder.
 */
export async function openAccess(opening: Opening): Promise<Access> {
  const server = announced(opening.folder);
  const { RemoteAccess } = await import('./remote-access.js');
  if (server && (await isHeld(opening)) && (await RemoteAccess.answers(server)))
    return new RemoteAccess(server);
  const { LocalAccess } = await import('./local-access.js');
  return LocalAccess.open(opening);
}

const isHeld = async ({ folder }: Opening): Promise<boolean> =>
  (await folderItself(folder)).isHeld();
