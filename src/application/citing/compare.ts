import type { Json, JsonObject } from '#kernel/json.js';

/** What two answers to the same question have not in common. */
export interface Difference {
  /** Parameters that were asked otherwise. */
  readonly query: readonly { readonly parameter: string; readonly a: Json; readonly b: Json }[];
  readonly added: readonly JsonObject[];
  readonly removed: readonly JsonObject[];
  readonly changed: readonly Changed[];
  readonly equal: number;
}

export interface Changed {
  /** What tells the row from others. */
  readonly row: JsonObject;
  readonly columns: readonly { readonly column: string; readonly a: Json; readonly b: Json }[];
}

/** Columns that tell one row from another, in whatever table they are. */
const KEY = [
  'date',
  'from',
  'party',
  'on',
  'a',
  'b',
  'tag',
  'metric',
  'record',
  'sequence',
  'place',
];

type Rows = readonly JsonObject[];

/** Rows are matched by what tells them apart; rows that share all of that are matched in their order. */
export function compare(
  a: { readonly query: JsonObject; readonly rows: Rows },
  b: { readonly query: JsonObject; readonly rows: Rows },
): Difference {
  const [before, after] = [byKey(a.rows), byKey(b.rows)];
  const both = [...before].filter(([key]) => after.has(key));
  const changed = both.flatMap(([key, row]) => changeOf(row, after.get(key)!));
  return {
    query: differing(a.query, b.query).map(({ column, ...sides }) => ({
      parameter: column,
      ...sides,
    })),
    added: [...after].filter(([key]) => !before.has(key)).map(([, row]) => row),
    removed: [...before].filter(([key]) => !after.has(key)).map(([, row]) => row),
    changed,
    equal: both.length - changed.length,
  };
}

function byKey(rows: Rows): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify(keyOf(row));
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    found.set(`${key} ${count}`, row);
  }
  return found;
}

const keyOf = (row: JsonObject): JsonObject =>
  Object.fromEntries(KEY.filter((name) => name in row).map((name) => [name, row[name]!]));

function changeOf(a: JsonObject, b: JsonObject): Changed | [] {
  const columns = differing(a, b);
  return columns.length === 0 ? [] : { row: keyOf(a), columns };
}

function differing(a: JsonObject, b: JsonObject) {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names
    .map((column) => ({ column, a: a[column] ?? null, b: b[column] ?? null }))
    .filter((it) => JSON.stringify(it.a) !== JSON.stringify(it.b));
}
