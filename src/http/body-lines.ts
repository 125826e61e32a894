import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { refuse } from '#kernel/refusal.js';

const LINE_BYTES_MAX = 1024 * 1024;
const LF = 0x0a;

/** Lines of a body, as they come in; `gzip` for one that is packed. Refuses bytes that are no UTF-8 and endless lines. */
export async function* bodyLines(body: Readable, gzip: boolean): AsyncGenerator<string> {
  const source = gzip ? body.pipe(createGunzip()) : body;
  if (gzip) body.on('error', (error) => source.destroy(error));
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of pieces(source)) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(LF); end >= 0; end = rest.indexOf(LF)) {
      yield decoded(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    if (rest.length > LINE_BYTES_MAX) throw tooLong();
  }
  if (rest.length > 0) yield decoded(rest);
}

async function* pieces(source: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield chunk as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') || code === 'ERR__ERROR_FORMAT_BAD_CRC') throw notPacked();
    throw error;
  }
}

function decoded(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw refuse('invalid', 'body.not-utf8', 'The body is not UTF-8. Send it in that encoding.');
}

const tooLong = () =>
  refuse(
    'invalid',
    'body.line-too-long',
    `A line is longer than ${LINE_BYTES_MAX} bytes. Send one record a line, each ended by a line feed.`,
  );

const notPacked = () =>
  refuse(
    'invalid',
    'body.not-gzip',
    'The body is said to be gzip and cannot be unpacked. Send it whole, or without Content-Encoding.',
  );
