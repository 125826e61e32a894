import type { ColumnType, Table } from '#kernel/projection.js';

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** Name in the database, in quotes; throws on a name that would not survive quoting. */
function quoted(name: string): string {
  if (!NAME.test(name)) throw new Error(`${name} cannot be the name of a table or column`);
  return `"${name}"`;
}

const list = (names: readonly string[]): string => names.map(quoted).join(', ');

/** Each version has tables of its own, so that a new one is built beside the one that answers. */
export function physicalName(projection: string, version: number, table: string): string {
  return `${tablePrefix(projection, version)}${table}`;
}

/** How the names of all tables of one version begin. */
export function tablePrefix(projection: string, version: number): string {
  return `${projection}__v${version}__`;
}

export function createTable(name: string, table: Table): string {
  const columns = Object.entries(table.columns).map(([column, type]) => declared(column, type));
  const lines = [...columns, `PRIMARY KEY (${list(table.key)})`];
  return `CREATE TABLE ${quoted(name)} (${lines.join(', ')}) STRICT`;
}

function declared(column: string, { type, nullable = false }: ColumnType): string {
  return `${quoted(column)} ${type.toUpperCase()}${nullable ? '' : ' NOT NULL'}`;
}

/** The declared ones, and one by partition unless the key begins with it. */
export function createIndexes(name: string, table: Table): string[] {
  const wanted = [...(table.indexes ?? [])];
  const leading = [table.key, ...wanted].map((columns) => columns[0]);
  if (!leading.includes(table.partition)) wanted.push([table.partition]);
  return wanted.map(
    (columns) =>
      `CREATE INDEX ${quoted(`${name}__by_${columns.join('_')}`)} ON ${quoted(name)} (${list(columns)})`,
  );
}

/** Inserts the row, or gives the row of that key the new values in place: cheaper than to delete and insert. */
export function upsertRow(name: string, table: Table): string {
  const columns = Object.keys(table.columns);
  const rest = columns.filter((column) => !table.key.includes(column));
  const change = rest.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  return (
    `INSERT INTO ${quoted(name)} (${list(columns)}) VALUES (${columns.map(() => '?').join(', ')}) ` +
    `ON CONFLICT (${list(table.key)}) DO ${change === '' ? 'NOTHING' : `UPDATE SET ${change}`}`
  );
}

/** Rows under a condition, in key order. */
export function selectRows(name: string, table: Table, condition: string): string {
  const columns = list(Object.keys(table.columns));
  return `SELECT ${columns} FROM ${quoted(name)} ${condition} ORDER BY ${list(table.key)}`;
}
