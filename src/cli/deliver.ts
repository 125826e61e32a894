import { open, rename, rm } from 'node:fs/promises';
import type { Chunk } from '#application/table-format.js';
import { refuse } from '#kernel/refusal.js';
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
    throw isOfFiles(error) ? cannotWrite(file, error) : error;
  }
}

async function writeTo(path: string, chunks: AsyncIterable<Chunk>): Promise<void> {
  const handle = await open(path, 'w');
  try {
    for await (const chunk of chunks) await handle.write(Buffer.from(chunk));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isOfFiles = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

const cannotWrite = (file: string, { message }: Error) =>
  refuse(
    'invalid',
    'file.cannot-write',
    `${file} cannot be written (${message}). Name another file with --out.`,
  );
