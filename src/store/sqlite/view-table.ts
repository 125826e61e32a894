import type { Database, Statement } from 'better-sqlite3';
import type { Page } from '#kernel/page.js';
import type { Cell, Projection, Row, Table } from '#kernel/projection.js';
import { INTEGER, TEXT } from './placeholder.js';
import { createIndexes, createTable, physicalName, selectRows, upsertRows } from './view-sql.js';
import { MANY, type Writes } from './view-writes.js';
import {
  addToWordIndex,
  createWordIndex,
  emptyWordIndex,
  fromMatches,
  matchText,
} from './word-index.js';

/** One table of one version of a projection: its statements, each prepared when first needed. */
export class ViewTable {
  readonly #db: Database;
  readonly #table: Table;
  readonly #name: string;
  readonly #columns: readonly string[];
  readonly #statements = new Map<string, Statement<unknown[], Row>>();
  #upsert: string | undefined;
  #upsertMany: string | undefined;
  #indexNew: Statement<[number]> | undefined;

  constructor(db: Database, projection: Projection, name: string, table: Table) {
    this.#db = db;
    this.#table = table;
    this.#name = physicalName(projection.name, projection.version, name);
    this.#columns = Object.keys(table.columns);
  }

  create(): void {
    const { words } = this.#table;
    this.#db.exec(createTable(this.#name, this.#table));
    for (const sql of createIndexes(this.#name, this.#table)) this.#db.exec(sql);
    if (words === undefined) return;
    for (const sql of createWordIndex(this.#name, words)) this.#db.exec(sql);
  }

  empty(): void {
    this.#db.exec(`DELETE FROM "${this.#name}"`);
    if (this.#table.words !== undefined) this.#db.exec(emptyWordIndex(this.#name));
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

  /** Takes the words of some rows that are new into their index; answers how many. */
  index(): number {
    const { words } = this.#table;
    if (words === undefined) return 0;
    this.#indexNew ??= this.#db.prepare(addToWordIndex(this.#name, words));
    return this.#indexNew.run(0).changes;
  }

  all(): readonly Row[] {
    return this.#select('').all();
  }

  /** Gives the next so many rows at each call, in the order in which they were first written; none at the end. */
  paged({ size, columns, wanted }: Page): () => readonly Row[] {
    const chosen = columns ?? this.#columns;
    const { from, place, condition } = wanted ? fromMatches(this.#name) : everyRow(this.#name);
    const select = this.#db.prepare<Cell[], Row & { rowid: number }>(
      `SELECT ${place} AS rowid, ${chosen.map((column) => `each."${column}"`).join(', ')} FROM ${from}
       WHERE ${condition} AND ${place} > ${INTEGER} ORDER BY ${place} LIMIT ${INTEGER}`,
    );
    const sought = wanted ? [matchText(wanted)] : [];
    let last = 0;
    return () => {
      const rows = select.all(...sought, last, size);
      last = rows.at(-1)?.rowid ?? last;
      return rows.map(({ rowid: _, ...row }) => row);
    };
  }

  where(column: string, value: string | readonly number[]): readonly Row[] {
    this.#requireColumn(column);
    if (typeof value === 'string') return this.#select(`"${column}" = ${TEXT}`).all(value);
    const condition = `"${column}" IN (SELECT value FROM json_each(${TEXT}))`;
    return this.#select(condition).all(JSON.stringify(value));
  }

  /** Rows beyond a value of an integer column, ascending by it; rows that share a value stay together. */
  after(column: string, after: number, limit: number): readonly Row[] {
    this.#requireColumn(column);
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

  #requireColumn(column: string): void {
    if (Object.hasOwn(this.#table.columns, column)) return;
    throw new Error(`The table ${this.#name} has no column ${column}`);
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

const everyRow = (name: string) => ({
  from: `"${name}" AS each`,
  place: '"each".rowid',
  condition: 'true',
});
