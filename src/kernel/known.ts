import type { Put, Row } from './projection.js';
import { sameJson } from './same-json.js';

/** Columns of a row that is kept in every version we believed: known from a sequence, until before another. */
export const KNOWN_COLUMNS = {
  known_from: { type: 'integer' },
  known_to: { type: 'integer', nullable: true },
} as const;

/** Rows that are still believed. */
export const open = (rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => row['known_to'] === null);

/**
 * Replaces what is believed in a table: rows that changed or went are closed at the sequence, their successors opened,
 * equal ones left alone. `identity` names the columns that tell which row succeeds which.
 */
export function believe(table: string, { before, after, identity, at }: Revision): readonly Put[] {
  const believed = open(before);
  // Most records are never spoken of again: nothing is there that could be replaced.
  if (believed.length === 0) return after.map((row) => opened(table, row, at));
  const keyOf = (row: Row) => JSON.stringify(identity.map((name) => row[name]));
  const wanted = new Map(after.map((row) => [keyOf(row), row]));
  const puts: Put[] = [];
  for (const row of believed) {
    const next = wanted.get(keyOf(row));
    if (next && sameBelief(row, next)) wanted.delete(keyOf(row));
    else puts.push({ table, row: { ...row, known_to: at } });
  }
  for (const row of wanted.values()) puts.push(opened(table, row, at));
  return puts;
}

const opened = (table: string, row: Row, at: number): Put => ({
  table,
  row: { ...row, known_from: at, known_to: null },
});

interface Revision {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
  readonly identity: readonly string[];
  /** Sequence of the event that changed our mind. */
  readonly at: number;
}

const sameBelief = (row: Row, next: Row): boolean =>
  Object.entries(next).every(([name, value]) => sameJson(row[name], value));
