import type { Day } from '#vocabulary/day.js';
import { isGroup } from '#vocabulary/party.js';
import type { Directory } from '../directory.js';
import type { CellRows } from './cell-rows.js';
import { COVERS, END, OTHER_END, OTHER_START, PARTY, START, WIDTH } from './row.js';
import { sortRows } from './sort-rows.js';

/** Parties by number, and lists of those that a record covers. */
export interface PartyNames {
  readonly numberOf: (party: string) => number;
  readonly nameOf: (party: number) => string;
  readonly ranks: () => Int32Array;
  readonly coversOf: (list: number) => readonly string[];
}

/** The parties for which a group's record counts beside the group itself; for any other record none. */
export function spokenFor(
  { party, covers }: { readonly party: string; readonly covers: readonly string[] },
  start: Day,
  directory: Directory,
): readonly string[] {
  if (!isGroup(party)) return [];
  if (covers.length === 0) return directory.members(party, start);
  return [...new Set(covers)].filter((each) => each !== party);
}

/** The same rows in order of the other dating; themselves where no date is uncertain. */
export function datedAs(cells: CellRows, ranks: Int32Array): CellRows {
  if (isCertain(cells.rows)) return cells;
  const rows = cells.rows.slice();
  for (let at = 0; at < rows.length; at += WIDTH) {
    swap(rows, at + START, at + OTHER_START);
    swap(rows, at + END, at + OTHER_END);
  }
  return sortRows({ rows }, ranks);
}

function isCertain(rows: Int32Array): boolean {
  for (let at = 0; at < rows.length; at += WIDTH) {
    if (rows[at + START] !== rows[at + OTHER_START]) return false;
    if (rows[at + END] !== rows[at + OTHER_END]) return false;
  }
  return true;
}

function swap(rows: Int32Array, a: number, b: number): void {
  const held = rows[a]!;
  rows[a] = rows[b]!;
  rows[b] = held;
}

/** A group's rows count for its members too; the rows themselves when no group has any. */
export function dealToMembers(cells: CellRows, directory: Directory, names: PartyNames): CellRows {
  const groups = [...cells.parties.keys()].filter((cell) =>
    isGroup(names.nameOf(cells.parties[cell]!)),
  );
  if (groups.length === 0) return cells;
  const dealt: Int32Array[] = [];
  const holders: number[] = [];
  const deal = (at: number, holder: number): void => {
    dealt.push(cells.rows.subarray(at, at + WIDTH));
    holders.push(holder);
  };
  for (let at = 0; at < cells.rows.length; at += WIDTH) deal(at, cells.rows[at + PARTY]!);
  for (const cell of groups) {
    for (let at = cells.offsets[cell]!; at < cells.offsets[cell + 1]!; at += WIDTH) {
      for (const party of membersOf(cells.rows, at, directory, names)) {
        deal(at, names.numberOf(party));
      }
    }
  }
  return sortRows({ rows: joined(dealt), holders: Int32Array.from(holders) }, names.ranks());
}

function membersOf(rows: Int32Array, at: number, directory: Directory, names: PartyNames) {
  const party = names.nameOf(rows[at + PARTY]!);
  const covers = names.coversOf(rows[at + COVERS]!);
  return spokenFor({ party, covers }, rows[at + START]!, directory);
}

function joined(rows: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(rows.length * WIDTH);
  for (const [at, row] of rows.entries()) all.set(row, at * WIDTH);
  return all;
}
