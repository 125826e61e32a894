import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Table } from '#kernel/projection.js';

type Tables = Record<string, Record<string, unknown>>;

/** Writes SQL and runs none: the statements are prepared once and kept by whoever asks for them. */
const writer = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** Conditions hold names between plain quotes, so odd ones are refused when a table is made. */
function requirePlain(names: readonly string[]): void {
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined) throw new Error(`${odd} cannot be the name of a table or column`);
}

const written = (query: Compilable): string => query.compile().sql;

/** Each version has tables of its own, so that a new one is built beside the one that answers. */
export function physicalName(projection: string, version: number, table: string): string {
  return `${tablePrefix(projection, version)}${table}`;
}

/** How the names of all tables of one version begin. */
export function tablePrefix(projection: string, version: number): string {
  return `${projection}__v${version}__`;
}

export function createTable(name: string, table: Table): string {
  requirePlain([name, ...Object.keys(table.columns)]);
  let query = writer.schema.createTable(name);
  for (const [column, { type, nullable = false }] of Object.entries(table.columns)) {
    query = query.addColumn(column, type === 'json' ? 'text' : type, (it) =>
      nullable ? it : it.notNull(),
    );
  }
  const key = [...table.key] as never[];
  return written(query.addPrimaryKeyConstraint(`${name}__key`, key).modifyEnd(sql`strict`));
}

/** The declared ones, and one by partition unless the key begins with it. */
export function createIndexes(name: string, table: Table): string[] {
  const wanted = [...(table.indexes ?? [])];
  const leading = [table.key, ...wanted].map((columns) => columns[0]);
  if (!leading.includes(table.partition)) wanted.push([table.partition]);
  return wanted.map((columns) =>
    written(
      writer.schema
        .createIndex(`${name}__by_${columns.join('_')}`)
        .on(name)
        .columns([...columns]),
    ),
  );
}

/** Inserts rows, or gives those of the same keys the new values in place: cheaper than to delete and insert. */
export function upsertRows(name: string, table: Table, count: number): string {
  const columns = Object.keys(table.columns);
  const rest = columns.filter((column) => !table.key.includes(column));
  const blank = Object.fromEntries(columns.map((column) => [column, null]));
  const changed = Object.fromEntries(rest.map((column) => [column, sql.ref(`excluded.${column}`)]));
  return written(
    writer
      .insertInto(name)
      .values(Array.from({ length: count }, () => blank))
      .onConflict((conflict) => {
        const same = conflict.columns([...table.key]);
        return rest.length === 0 ? same.doNothing() : same.doUpdateSet(changed);
      }),
  );
}

/** Rows under a condition in SQL, in key order. */
export function selectRows(name: string, table: Table, condition: string): string {
  const ordered = table.key.reduce(
    (query, column) => query.orderBy(column),
    writer.selectFrom(name).select(Object.keys(table.columns)),
  );
  return written(condition === '' ? ordered : ordered.where(sql.raw<boolean>(condition)));
}
