import type { JsonObject } from '#kernel/json.js';
import { CHUNK_LENGTH } from './chunk.js';

/** Text made row by row, handed out in pieces of about 64 KiB; the beginning stands before the first row. */
export async function* inChunks(
  pages: AsyncIterable<readonly JsonObject[]>,
  line: (row: JsonObject) => string,
  beginning = '',
): AsyncGenerator<string> {
  let text = beginning;
  for await (const page of pages) {
    for (const row of page) {
      text += line(row);
      if (text.length < CHUNK_LENGTH) continue;
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}
