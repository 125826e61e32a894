import { open, rename, rm } from 'node:fs/promises';
import type { Chunk } from '#application/table-format.js';
import { cannotWrite } from './cannot-write.js';
import { say } from './talk.js';

/** Writes a result to a file, or to stdout without one. A file is there whole or not at all. */
export async function deliver(
  chunks: AsyncIterable<Chunk>,
  file: string | undefined,
): Promise<void> {
  if (file === undefined) {
    for await (const chunk of chunks) await say(chunk);
    return;
  }
  const partial = `${file}.part`;
  try {
    await writeTo(partial, chunks);
    await rename(partial, file);
  } catch (error) {
    // Where nothing could be made, nothing can be removed.
    await rm(partial, { force: true }).catch(() => undefined);
    throw cannotWrite(file, error, '--out');
  }
}

async function writeTo(path: string, chunks: AsyncIterable<Chunk>): Promise<void> {
  const handle = await open(path, 'w');
  try {
    // Unlike write(), goes on after a part was taken, to the end or an error.
    for await (const chunk of chunks) await handle.writeFile(Buffer.from(chunk));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
