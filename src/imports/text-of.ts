import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { beforeBadByte, CHARACTER_BYTES_MAX } from './before-bad-byte.js';
import type { Table } from './cells.js';
import { encodingOf } from './encoding-of.js';

/**
 * Text in pieces, decoded strictly: what is not in the encoding is refused, not replaced, after all that stands before it.
 * A byte order mark is believed first; `.gz` is unpacked on the way.
 */
export async function* textOf({
  path,
  encoding,
  watch,
}: Pick<Table, 'path' | 'encoding' | 'watch'>): AsyncGenerator<string> {
  const file = createReadStream(path);
  watch?.(file);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => bytes.destroy(error));
  yield* decoded(bytes, encoding);
}

async function* decoded(bytes: AsyncIterable<Buffer>, told: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let before: Uint8Array = new Uint8Array();
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(encodingOf(piece, told), { fatal: true });
    try {
      yield decoder.decode(piece, { stream: true });
    } catch (error) {
      yield beforeBadByte(piece, before, decoder.encoding);
      throw error;
    }
    before = piece.subarray(-CHARACTER_BYTES_MAX);
  }
  if (decoder) yield decoder.decode();
}
