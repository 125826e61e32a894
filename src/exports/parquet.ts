import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { snakeCase } from '#application/table.js';
import type { Table, TableColumn, TableFormat } from '#application/table-format.js';
import type { JsonObject } from '#kernel/json.js';
import { CHUNK_LENGTH } from './chunk.js';
import { parquetElement, parquetValue } from './parquet-types.js';

/** Rows of one group are in memory at once; readers skip and parallelise by group. */
const GROUP_ROWS = 10_000;

/** Typed columns, groups of 10,000 rows, and sequence and citation in the metadata of the file. */
export const parquet: TableFormat = { name: 'parquet', write };

async function* write(table: Table): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: table.columns.length }, ...table.columns.map(elementOf)],
    kvMetadata: [
      { key: 'standpoint:question', value: table.name },
      { key: 'standpoint:sequence', value: String(table.sequence) },
      { key: 'standpoint:citation', value: table.citation },
    ],
    createdBy: 'standpoint',
  });
  for await (const group of groups(table.pages)) {
    file.write({ columnData: dataOf(table.columns, group), rowGroupSize: GROUP_ROWS });
    yield* taken(bytes);
  }
  file.finish();
  yield* taken(bytes);
}

const elementOf = ({ name, type }: TableColumn) => ({
  name: snakeCase(name),
  repetition_type: 'OPTIONAL' as const,
  ...parquetElement(type),
});

const dataOf = (columns: readonly TableColumn[], rows: readonly JsonObject[]) =>
  columns.map(({ name, type }) => ({
    name: snakeCase(name),
    data: rows.map((row) => parquetValue(type, row[name])),
  }));

async function* groups(pages: Table['pages']): AsyncGenerator<readonly JsonObject[]> {
  let rows: JsonObject[] = [];
  for await (const page of pages) {
    for (const row of page) {
      rows.push(row);
      if (rows.length < GROUP_ROWS) continue;
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}

/** What has been written so far; the writer begins again at the start of its buffer and keeps its place in the file. */
function* taken(bytes: ByteWriter): Generator<Uint8Array> {
  const all = bytes.getBytes().slice();
  bytes.index = 0;
  for (let at = 0; at < all.length; at += CHUNK_LENGTH) yield all.subarray(at, at + CHUNK_LENGTH);
}
