import { createHash } from 'node:crypto';
import type { JsonObject } from '#kernel/json.js';
import type { PagedReply } from './ask.js';
import { permanentAddress } from './permanent-address.js';
import type { Question } from './question.js';
import { snakeCase } from './table.js';
import type { Table, TableFormats } from './table-format.js';
import { tableOf } from './table-of.js';

/** Of the data that ship; records of one's own are under what one says of them. */
export const LICENCE = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** What is told beside a table: its columns, and what its CSV must be like for whoever wants to make sure. */
export async function tableMetadata(
  question: Question,
  reply: PagedReply,
  formats: TableFormats,
): Promise<JsonObject> {
  const table = tableOf(question, reply);
  const counted = countRows(table);
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of formats.of('csv').write(counted.table)) {
    digest.update(chunk);
    bytes += Buffer.byteLength(chunk);
  }
  const { query, sequence } = reply;
  return {
    name: question.name,
    title: question.summary,
    permanent: permanentAddress(question, reply) ?? null,
    query,
    sequence,
    method: query['method'] ?? null,
    rows: counted.rows(),
    csv: { sha256: digest.digest('hex'), bytes },
    columns: columnsOf(table),
    missing: 'Empty in CSV, null elsewhere; never 0.',
    licence: LICENCE,
    citation: table.citation,
  };
}

const columnsOf = ({ columns }: Table): readonly JsonObject[] =>
  columns.map(({ name, type, summary }) => ({ name: snakeCase(name), type, description: summary }));

/** The same table, and how many of its rows have been drawn. */
export function countRows(table: Table): { table: Table; rows: () => number } {
  let rows = 0;
  const pages = (async function* () {
    for await (const page of table.pages) {
      rows += page.length;
      yield page;
    }
  })();
  return { table: { ...table, pages }, rows: () => rows };
}
