import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { PagedReply } from '#application/ask.js';
import { type Chunk, TableFormats } from '#application/table-format.js';
import { type TakenForm, writeTable } from '#application/write-table.js';
import type { Asked } from './links.js';

/** Bodies of answers that are tables, as streams. */
@Injectable()
export class TableBodies {
  readonly #formats: TableFormats;

  constructor(formats: TableFormats) {
    this.#formats = formats;
  }

  body(question: Asked['question'], reply: PagedReply, form: TakenForm) {
    return bodyOf(writeTable(question, reply, { form, formats: this.#formats }));
  }
}

/**
 * Whatever fails before the first two pieces are there can still be refused in full. A body of one piece is sent as
 * such, with its length. A longer one is streamed; when it breaks, so does the connection, and the client sees that
 * the end is missing.
 */
export async function bodyOf(chunks: AsyncIterable<Chunk>): Promise<Buffer | Readable> {
  const rest = chunks[Symbol.asyncIterator]();
  const first = await rest.next();
  if (first.done) return Buffer.alloc(0);
  const second = await rest.next();
  if (second.done) return Buffer.from(first.value);
  const all = async function* () {
    yield Buffer.from(first.value);
    yield Buffer.from(second.value);
    for (;;) {
      const next = await rest.next();
      if (next.done) return;
      yield Buffer.from(next.value);
    }
  };
  return Readable.from(all(), { objectMode: false });
}
