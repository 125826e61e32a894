import { announced } from '#store/guards/announcement.js';
import type { Access, Opening } from './access.js';

/** Talks to the folder's server if there is one that answers; else opens the folder, and then the lock decides. */
export async function openAccess(opening: Opening): Promise<Access> {
  const server = announced(opening.folder);
  const { RemoteAccess } = await import('./remote-access.js');
  if (server && (await RemoteAccess.answers(server))) return new RemoteAccess(server);
  const { LocalAccess } = await import('./local-access.js');
  return LocalAccess.open(opening);
}
