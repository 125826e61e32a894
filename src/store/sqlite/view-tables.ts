import type { Database } from 'better-sqlite3';
import type { Projection } from '#kernel/projection.js';
import { tablePrefix } from './view-sql.js';
import { ViewTable } from './view-table.js';

/** The tables of every projection that has been asked for, kept with their prepared statements. */
export class ViewTables {
  readonly #db: Database;
  readonly #known = new WeakMap<Projection, ReadonlyMap<string, ViewTable>>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** By name, in order of name. */
  of(projection: Projection): ReadonlyMap<string, ViewTable> {
    const known = this.#known.get(projection);
    if (known) return known;
    const tables = new Map(
      Object.keys(projection.tables)
        .sort()
        .map((name) => [name, this.#table(projection, name)] as const),
    );
    this.#known.set(projection, tables);
    return tables;
  }

  one(projection: Projection, name: string): ViewTable {
    const table = this.of(projection).get(name);
    if (!table) throw new Error(`The projection ${projection.name} has no table ${name}`);
    return table;
  }

  drop(name: string, version: number): void {
    const prefix = tablePrefix(name, version);
    const found = this.#db
      .prepare<[string, string], string>(
        // An index of words is first: its own tables go with it.
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, length(?)) = ? ORDER BY sql NOT LIKE 'CREATE VIRTUAL %'",
      )
      .pluck()
      .all(prefix, prefix);
    for (const table of found) this.#db.exec(`DROP TABLE IF EXISTS "${table}"`);
  }

  #table(projection: Projection, name: string): ViewTable {
    const table = projection.tables[name];
    if (!table) throw new Error(`The projection ${projection.name} has no table ${name}`);
    return new ViewTable(this.#db, projection, name, table);
  }
}
