import type { ColumnType } from '#application/column-types.js';
import type { Chunk, Table, TableFormat } from '#application/table-format.js';
import type { JsonObject } from '#kernel/json.js';

type Named = readonly string[] | Readonly<Record<string, ColumnType>>;

/** A table of pages that are there already; columns by name alone are text. */
export const given = (
  columns: Named,
  pages: Iterable<readonly JsonObject[]> | AsyncIterable<readonly JsonObject[]>,
): Table => ({
  name: 'given',
  title: 'A table.',
  columns: Object.entries(columns).map(([key, value]) =>
    Array.isArray(columns)
      ? { name: value, type: 'text', summary: '' }
      : { name: key, type: value as ColumnType, summary: `About ${key}.` },
  ),
  pages: asPages(pages),
  sequence: 7,
  citation: 'A citation.',
});

async function* asPages(pages: Parameters<typeof given>[1]) {
  yield* pages;
}

export async function chunksOf(format: TableFormat, table: Table): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const chunk of format.write(table)) chunks.push(chunk);
  return chunks;
}

export const bytesOf = async (format: TableFormat, table: Table): Promise<Buffer> =>
  Buffer.concat((await chunksOf(format, table)).map((chunk) => Buffer.from(chunk)));

export const textOf = async (format: TableFormat, table: Table): Promise<string> =>
  (await bytesOf(format, table)).toString();
