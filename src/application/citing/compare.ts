import type { Json, JsonObject } from '#kernel/json.js';
import type { Reply } from '../question.js';

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

type Rows = readonly JsonObject[];

type Answered = Pick<Reply, 'query' | 'rows'>;

/** Rows are matched by their key; rows that share it are matched in their order. */
export function compare(a: Answered, b: Answered, key: readonly string[]): Difference {
  const [before, after] = [byKey(a.rows, key), byKey(b.rows, key)];
  const both = [...before].filter(([mark]) => after.has(mark));
  const changed = both.flatMap(([mark, row]) => changeOf(row, after.get(mark)!, key));
  return {
    query: differing(a.query, b.query).map(({ column, ...sides }) => ({
      parameter: column,
      ...sides,
    })),
    added: [...after].filter(([mark]) => !before.has(mark)).map(([, row]) => row),
    removed: [...before].filter(([mark]) => !after.has(mark)).map(([, row]) => row),
    changed,
    equal: both.length - changed.length,
  };
}

function byKey(rows: Rows, key: readonly string[]): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    const mark = JSON.stringify(keyOf(row, key));
    const count = seen.get(mark) ?? 0;
    seen.set(mark, count + 1);
    found.set(`${mark} ${count}`, row);
  }
  return found;
}

const keyOf = (row: JsonObject, key: readonly string[]): JsonObject =>
  Object.fromEntries(key.filter((name) => name in row).map((name) => [name, row[name]!]));

function changeOf(a: JsonObject, b: JsonObject, key: readonly string[]): Changed | [] {
  const columns = differing(a, b);
  return columns.length === 0 ? [] : { row: keyOf(a, key), columns };
}

function differing(a: JsonObject, b: JsonObject) {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names
    .map((column) => ({ column, a: a[column] ?? null, b: b[column] ?? null }))
    .filter((it) => JSON.stringify(it.a) !== JSON.stringify(it.b));
}
