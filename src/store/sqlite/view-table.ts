import type { Database, Statement } from 'better-sqlite3';
import { getOrMake } from '#kernel/get-or-make.js';
import type { Page } from '#kernel/page.js';
import type { Cell, Lent, Projection, Row, Scalar, Table } from '#kernel/projection.js';
import { NoJson } from './no-json.js';
import { INTEGER, TEXT } from './placeholder.js';
import { createIndexes, createTable, physicalName, selectRows, upsertRows } from './view-sql.js';
import { MANY, type Writes } from './view-writes.js';
import {
  addToWordIndex,
  createWordIndex,
  fromMatches,
  matchText,
  newToWordIndex,
  remadeWordIndex,
} from './word-index.js';

/** One table of one version of a projection: its statements, each prepared when first needed. */
export class ViewTable {
  readonly #db: Database;
  readonly #table: Table;
  readonly #name: string;
  readonly #columns: readonly string[];
  /** The columns that hold JSON. */
  readonly #json: readonly string[];
  readonly #statements = new Map<string, Statement<unknown[], Row>>();
  /** By condition. */
  readonly #selects = new Map<string, Statement<unknown[], Row>>();
  #upsert: string | undefined;
  #upsertMany: string | undefined;

  constructor(db: Database, projection: Projection, name: string, table: Table) {
    this.#db = db;
    this.#table = table;
    this.#name = physicalName(projection.name, projection.version, name);
    this.#columns = Object.keys(table.columns);
    this.#json = this.#columns.filter((column) => table.columns[column]!.type === 'json');
  }

  create(): void {
    this.#db.exec(createTable(this.#name, this.#table));
    const index = this.#table.words ? createWordIndex(this.#name) : [];
    for (const sql of [...createIndexes(this.#name, this.#table), ...index]) this.#db.exec(sql);
  }

  empty(): void {
    this.#db.exec(`DELETE FROM "${this.#name}"`);
    this.forgetWords();
  }

  /** The index of words is to be made anew: rows may stand before others that it has already. */
  forgetWords(): void {
    if (!this.#table.words) return;
    for (const sql of remadeWordIndex(this.#name)) this.#db.exec(sql);
  }

  /**
   * What puts rows into the table, each in place of the one with the same key. A row that lacks a column or has one
   * too many is a mistake: it throws.
   */
  writes(rows: readonly Row[]): Writes {
    const width = this.#columns.length;
    const values = new Array<Scalar>(rows.length * width);
    let at = 0;
    for (const row of rows) {
      for (const column of this.#columns) values[at++] = this.#scalar(row, column);
      this.#requireNoMore(row);
    }
    this.#upsert ??= upsertRows(this.#name, this.#table, 1);
    this.#upsertMany ??= upsertRows(this.#name, this.#table, MANY);
    return { sql: this.#upsert, sqlForMany: this.#upsertMany, width, values };
  }

  get lent(): Lent | undefined {
    return this.#table.lent;
  }

  /** Some rows that the index of words does not have yet, with their places. */
  unindexed(): readonly Row[] {
    if (!this.#table.words) return [];
    const select = this.#prepared(
      `SELECT rowid AS "${PLACE}", * FROM "${this.#name}" WHERE ${newToWordIndex(this.#name)} ORDER BY rowid LIMIT ${INTEGER}`,
    );
    return this.#read(select.all(0, ROWS_INDEXED_AT_ONCE));
  }

  /** Takes the words of such rows into their index; those that somebody else took in meanwhile are passed over. */
  index(rows: readonly Row[]): void {
    const add = this.#prepared(addToWordIndex(this.#name));
    // SQLite takes a number of JavaScript for one with a fraction, and a place is a whole one.
    for (const row of rows) add.run(BigInt(row[PLACE] as number), this.#table.words!(row), 0);
  }

  all(): readonly Row[] {
    return this.#read(this.#select('').all());
  }

  /** Gives the next so many rows at each call, in the order of their numbers; none at the end. */
  paged({ size, columns = this.#columns, wanted }: Page): () => readonly Row[] {
    const { lent } = this.#table;
    const needed = lent && columns.includes(lent.column) ? [lent.event] : [];
    const chosen = [...new Set([...columns, ...needed])].map((column) => `each."${column}"`);
    const { from, place, words, condition } = wanted ? fromMatches(this.#name) : this.#everyRow();
    const select = this.#prepared(
      `SELECT ${[`${place} AS "${PLACE}"`, ...words, ...chosen].join(', ')} FROM ${from} WHERE ${[...condition, `${place} > ${INTEGER}`].join(' AND ')} ORDER BY ${place} LIMIT ${INTEGER}`,
    );
    const sought = wanted ? [matchText(wanted)] : [];
    let last = 0;
    return () => {
      const rows = select.all(...sought, last, size);
      last = (rows.at(-1)?.[PLACE] as number | undefined) ?? last;
      return this.#read(rows.map(({ [PLACE]: _, ...row }) => row));
    };
  }

  #everyRow() {
    return { from: `"${this.#name}" AS each`, place: '"each".rowid', words: [], condition: [] };
  }

  where(column: string, value: string | readonly Scalar[]): readonly Row[] {
    this.#requireColumn(column);
    if (typeof value === 'string') return this.#where(`"${column}" = ${TEXT}`, value);
    return this.#among(column, value);
  }

  /** Rows beyond a value of an integer column, ascending by it; rows that share a value stay together. */
  after(column: string, after: number, limit: number): readonly Row[] {
    this.#requireColumn(column);
    const upTo = `SELECT max(page.value) FROM (SELECT "${column}" AS value FROM "${this.#name}" WHERE "${column}" > ? ORDER BY "${column}" LIMIT ?) AS page`;
    const rows = this.#where(`"${column}" > ? AND "${column}" <= (${upTo})`, after, after, limit);
    return rows.toSorted((a, b) => (a[column] as number) - (b[column] as number));
  }

  /** Rows of several partitions, in one query whatever their number. */
  ofPartitions(partitions: readonly string[]): readonly Row[] {
    return this.#among(this.#table.partition, partitions);
  }

  /** Cells in the order of the columns, one row at a time. */
  cells(): IterableIterator<readonly Scalar[]> {
    const select = this.#db.prepare<[], readonly Scalar[]>(selectRows(this.#name, this.#table, ''));
    return select.raw().iterate();
  }

  #among(column: string, values: readonly Scalar[]): readonly Row[] {
    const condition = `"${column}" IN (SELECT value FROM json_each(${TEXT}))`;
    return this.#where(condition, JSON.stringify(values));
  }

  #where(condition: string, ...values: readonly Scalar[]): readonly Row[] {
    return this.#read(this.#select(condition).all(...values));
  }

  /** Rows that nobody else has yet: what is JSON in them is read in place. */
  #read(rows: Row[]): readonly Row[] {
    if (this.#json.length > 0) for (const row of rows as Record<string, Cell>[]) this.#parse(row);
    return rows;
  }

  #parse(row: Record<string, Cell>): void {
    for (const column of this.#json) {
      const text = row[column];
      if (typeof text === 'string') row[column] = this.#parsed(text, column);
    }
  }

  #parsed(text: string, column: string): Cell {
    try {
      return JSON.parse(text) as Cell;
    } catch {
      throw new NoJson(`the column ${column} of ${this.#name}`);
    }
  }

  #select(condition: string): Statement<unknown[], Row> {
    return getOrMake(this.#selects, condition, () =>
      this.#db.prepare(selectRows(this.#name, this.#table, condition)),
    );
  }

  #prepared(sql: string): Statement<unknown[], Row> {
    return getOrMake(this.#statements, sql, () => this.#db.prepare(sql));
  }

  #requireColumn(column: string): void {
    if (Object.hasOwn(this.#table.columns, column)) return;
    throw new Error(`The table ${this.#name} has no column ${column}`);
  }

  #scalar(row: Row, column: string): Scalar {
    const cell = this.#isLent(row, column) ? null : row[column];
    if (cell === undefined) throw new Error(`A row for ${this.#name} lacks the column ${column}`);
    return typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell;
  }

  #isLent(row: Row, column: string): boolean {
    const { lent } = this.#table;
    return lent !== undefined && column === lent.column && row[lent.event] !== null;
  }

  #requireNoMore(row: Row): void {
    let count = 0;
    for (const _ in row) count += 1;
    if (count === this.#columns.length) return;
    const extra = Object.keys(row).filter((name) => !this.#columns.includes(name));
    throw new Error(`A row for ${this.#name} has columns it does not declare: ${extra.join(', ')}`);
  }
}

/** Where a row stands in its table; no column has a name with a space. */
const PLACE = 'its place';

/** So many rows take few milliseconds, and others get their turn after them. */
const ROWS_INDEXED_AT_ONCE = 250;
