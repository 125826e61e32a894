import type { JsonObject } from '#kernel/json.js';
import type { ColumnType } from './column-types.js';

/** The forms that every answer comes in as a table, by suffix, with their media types. Order is preference. */
export const TABLE_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type TableName = keyof typeof TABLE_TYPES;

export const TABLE_NAMES = Object.keys(TABLE_TYPES) as readonly TableName[];

export interface TableColumn {
  /** As in JSON; in tables it is snake_case. */
  readonly name: string;
  readonly summary: string;
  readonly type: ColumnType;
}

/** A table as its format gets it: the rows come in pages, once. */
export interface Table {
  /** Name of the question. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly pages: AsyncIterable<readonly JsonObject[]>;
  /** The sequence that the rows are true at. */
  readonly sequence: number;
  readonly citation: string;
}

export type Chunk = Uint8Array | string;

/** One form of a table. A fault while it is written is thrown out of the iteration, and what was given before is worthless. */
export interface TableFormat {
  readonly name: TableName;
  /** In pieces of about 64 KiB, whatever the number of rows. */
  write(table: Table): AsyncIterable<Chunk>;
}

/** The formats that there are; the composition root hands them in. */
export class TableFormats {
  readonly #formats: ReadonlyMap<TableName, TableFormat>;

  constructor(formats: readonly TableFormat[]) {
    this.#formats = new Map(formats.map((format) => [format.name, format]));
  }

  of(name: TableName): TableFormat {
    const format = this.#formats.get(name);
    if (!format) throw new Error(`Nobody can write ${name}.`);
    return format;
  }
}
