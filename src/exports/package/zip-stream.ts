import { Zip, ZipDeflate } from 'fflate';
import type { Chunk } from '#application/table-format.js';
import { ZIP_TIME } from '../zip-time.js';

/** An archive that is handed out while it is written; the same parts in the same order give the same bytes. */
export class ZipStream {
  readonly #ready: Uint8Array[] = [];
  readonly #zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.#ready.push(chunk);
  });

  async *add(name: string, chunks: AsyncIterable<Chunk>): AsyncGenerator<Uint8Array> {
    const part = new ZipDeflate(name, { level: 6 });
    part.mtime = ZIP_TIME;
    this.#zip.add(part);
    for await (const chunk of chunks) {
      part.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      yield* this.#taken();
    }
    part.push(new Uint8Array(), true);
    yield* this.#taken();
  }

  *end(): Generator<Uint8Array> {
    this.#zip.end();
    yield* this.#taken();
  }

  *#taken(): Generator<Uint8Array> {
    yield* this.#ready.splice(0);
  }
}
