import type { PagedReply } from './ask.js';
import type { Question } from './question.js';
import type { Chunk, TableFormats, TableName } from './table-format.js';
import { tableMetadata } from './table-metadata.js';
import { tableOf } from './table-of.js';

/** What an answer can be taken away as: a table in one of its forms, or what is told beside it. */
export type TakenForm = TableName | 'metadata.json';

/** The bytes, in pieces; equal for equal questions at one sequence. */
export async function* writeTable(
  question: Question,
  reply: PagedReply,
  { form, formats }: { readonly form: TakenForm; readonly formats: TableFormats },
): AsyncGenerator<Chunk> {
  if (form === 'metadata.json') {
    yield `${JSON.stringify(await tableMetadata(question, reply, formats))}\n`;
  } else {
    yield* formats.of(form).write(tableOf(question, reply));
  }
}
