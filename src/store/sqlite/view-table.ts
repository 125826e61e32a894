import type { Database, Statement } from 'better-sqlite3';
import type { Cell, Projection, Row, Table } from '#kernel/projection.js';
import { INTEGER, TEXT } from './placeholder.js';
import { createIndexes, createTable, physicalName, selectRows, upsertRows } from './view-sql.js';
import { MANY, type Writes } from './view-writes.js';

/** One table of one version of a projection: its statements, each prepared when first needed. */
export class ViewTable {
  readonly #db: Database;
  readonly #table: Table;
  readonly #name: string;
  readonly #columns: readonly string[];
  readonly #statements = new Map<string, Statement<unknown[], Row>>();
  #upsert: string | undefined;
  #upsertMany: string | undefined;

  constructor(db: Database, projection: Projection, name: string, table: Table) {
    this.#db = db;
    this.#table = table;
    this.#name = physicalName(projection.name, projection.version, name);
    this.#columns = Object.keys(table.columns);
  }

  create(): void {
    this.#db.exec(createTable(this.#name, this.#table));
    for (const sql of createIndexes(this.#name, this.#table)) this.#db.exec(sql);
  }

  empty(): void {
    this.#db.exec(`DELETE FROM "${this.#name}"`);
  }

  /**
   * What puts rows into the table, each in place of the one with the same key. A row that lacks a column or has one
   * too many is a mistake: it throws.
   */
  writes(rows: readonly Row[]): Writes {
    const width = this.#columns.length;
    const values = new Array<Cell>(rows.length * width);
    let at = 0;
    for (const row of rows) {
      for (const column of this.#columns) values[at++] = this.#cell(row, column);
      this.#requireNoMore(row);
    }
    this.#upsert ??= upsertRows(this.#name, this.#table, 1);
    this.#upsertMany ??= upsertRows(this.#name, this.#table, MANY);
    return { sql: this.#upsert, sqlForMany: this.#upsertMany, width, values };
  }

  all(): readonly Row[] {
    return this.#select('').all();
  }

  /** Gives the next so many rows at each call, in the order in which they were first written; none at the end. */
  paged(size: number): () => readonly Row[] {
    const columns = this.#columns.map((column) => `"${column}"`).join(', ');
    const select = this.#db.prepare<[number, number], Row & { rowid: number }>(
      `SELECT rowid, ${columns} FROM "${this.#name}" WHERE rowid > ${INTEGER} ORDER BY rowid LIMIT ${INTEGER}`,
    );
    let last = 0;
    return () => {
      const rows = select.all(last, size);
      last = rows.at(-1)?.rowid ?? last;
      return rows.map(({ rowid: _, ...row }) => row);
    };
  }

  where(column: string, value: string): readonly Row[] {
    if (!Object.hasOwn(this.#table.columns, column)) {
      throw new Error(`The table ${this.#name} has no column ${column}`);
    }
    return this.#select(`"${column}" = ${TEXT}`).all(value);
  }

  /** Rows beyond a value of an integer column, ascending by it; rows that share a value stay together. */
  after(column: string, after: number, limit: number): readonly Row[] {
    if (!Object.hasOwn(this.#table.columns, column)) {
      throw new Error(`The table ${this.#name} has no column ${column}`);
    }
    const upTo = `SELECT max(page.value) FROM (SELECT "${column}" AS value FROM "${this.#name}" WHERE "${column}" > ? ORDER BY "${column}" LIMIT ?) AS page`;
    const rows = this.#select(`"${column}" > ? AND "${column}" <= (${upTo})`);
    return rows
      .all(after, after, limit)
      .toSorted((a, b) => (a[column] as number) - (b[column] as number));
  }

  /** Rows of several partitions, in one query whatever their number. */
  ofPartitions(partitions: readonly string[]): readonly Row[] {
    const condition = `"${this.#table.partition}" IN (SELECT value FROM json_each(${TEXT}))`;
    return this.#select(condition).all(JSON.stringify(partitions));
  }

  /** Cells in the order of the columns, one row at a time. */
  cells(): IterableIterator<readonly Cell[]> {
    const select = this.#db.prepare<[], readonly Cell[]>(selectRows(this.#name, this.#table, ''));
    return select.raw().iterate();
  }

  #select(condition: string): Statement<unknown[], Row> {
    const known = this.#statements.get(condition);
    if (known) return known;
    const statement = this.#db.prepare<unknown[], Row>(
      selectRows(this.#name, this.#table, condition),
    );
    this.#statements.set(condition, statement);
    return statement;
  }

  #cell(row: Row, column: string): Cell {
    const cell = row[column];
    if (cell === undefined) throw new Error(`A row for ${this.#name} lacks the column ${column}`);
    return cell;
  }

  #requireNoMore(row: Row): void {
    let count = 0;
    for (const _ in row) count += 1;
    if (count === this.#columns.length) return;
    const extra = Object.keys(row).filter((name) => !this.#columns.includes(name));
    throw new Error(`A row for ${this.#name} has columns it does not declare: ${extra.join(', ')}`);
  }
}
