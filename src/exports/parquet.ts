import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { snakeCase } from '#application/table.js';
import type { Table, TableColumn, TableFormat } from '#application/table-format.js';
import type { JsonObject } from '#kernel/json.js';
import { CHUNK_LENGTH } from './chunk.js';
import { parquetElement, parquetValue } from './parquet-types.js';

/** Rows of one group are in memory at once, fewer of them where they are wide; readers skip and parallelise by group. */
const GROUP_ROWS = 10_000;
const GROUP_VALUES = 10_000_000;

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
  for await (const columnData of groups(table)) {
    file.write({ columnData, rowGroupSize: GROUP_ROWS });
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

/** Column by column from the start: the rows of a wide table would take many times the room of their values. */
async function* groups({ columns, pages }: Table) {
  const size = groupRows(columns.length);
  let group = new Group(columns);
  for await (const page of pages) {
    for (const row of page) {
      group.add(row);
      if (group.rows < size) continue;
      yield group.columnData;
      group = new Group(columns);
    }
  }
  if (group.rows > 0) yield group.columnData;
}

/** So many rows make a group; one at least. */
export const groupRows = (columns: number): number =>
  Math.max(1, Math.min(GROUP_ROWS, Math.floor(GROUP_VALUES / columns)));

class Group {
  rows = 0;
  readonly columnData: { name: string; data: ReturnType<typeof parquetValue>[] }[];

  constructor(private readonly columns: readonly TableColumn[]) {
    this.columnData = columns.map(({ name }) => ({ name: snakeCase(name), data: [] }));
  }

  add(row: JsonObject): void {
    for (let at = 0; at < this.columns.length; at += 1) {
      const { name, type } = this.columns[at]!;
      this.columnData[at]!.data.push(parquetValue(type, row[name]));
    }
    this.rows += 1;
  }
}

/** What has been written so far; the writer begins again at the start of its buffer and keeps its place in the file. */
function* taken(bytes: ByteWriter): Generator<Uint8Array> {
  const all = bytes.getBytes().slice();
  bytes.index = 0;
  for (let at = 0; at < all.length; at += CHUNK_LENGTH) yield all.subarray(at, at + CHUNK_LENGTH);
}
