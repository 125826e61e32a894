import type { Day } from '#vocabulary/day.js';
import { isGroup } from '#vocabulary/party.js';
import type { Directory } from '../directory.js';
import type { CellRows } from './cell-rows.js';
import { COVERS, FROM_FIRST, PARTY, UNTIL_LAST } from './cold-rows.js';
import type { PartyNames } from './names.js';
import { END, START, WIDTH } from './row.js';
import { sortRows } from './sort-rows.js';

/** The parties for which a group's record counts beside the group itself; for any other record none. */
export function spokenFor(
  { party, covers }: { readonly party: string; readonly covers: readonly string[] },
  start: Day,
  directory: Pick<Directory, 'members'>,
): readonly string[] {
  if (!isGroup(party)) return [];
  if (covers.length === 0) return directory.members(party, start);
  return [...new Set(covers)].filter((each) => each !== party);
}

/** The same rows by their first possible beginning and last possible end; themselves where no date is uncertain. */
export function datedAsPossible(cells: CellRows, names: PartyNames): CellRows {
  const rows = cells.rows.slice();
  let isSame = true;
  for (let at = 0; at < rows.length; at += WIDTH) {
    const [start, end] = [names.cold.of(rows, at, FROM_FIRST), names.cold.of(rows, at, UNTIL_LAST)];
    if (rows[at + START] === start && rows[at + END] === end) continue;
    rows[at + START] = start;
    rows[at + END] = end;
    isSame = false;
  }
  return isSame ? cells : sortRows({ rows }, names);
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
  for (let at = 0; at < cells.rows.length; at += WIDTH) {
    deal(at, names.cold.of(cells.rows, at, PARTY));
  }
  for (const cell of groups) {
    for (let at = cells.offsets[cell]!; at < cells.offsets[cell + 1]!; at += WIDTH) {
      for (const party of membersOf(cells.rows, at, directory, names)) {
        deal(at, names.numberOf(party));
      }
    }
  }
  return sortRows({ rows: joined(dealt), holders: Int32Array.from(holders) }, names);
}

function membersOf(rows: Int32Array, at: number, directory: Directory, names: PartyNames) {
  const party = names.nameOf(names.cold.of(rows, at, PARTY));
  const covers = names.coversOf(names.cold.of(rows, at, COVERS));
  return spokenFor({ party, covers }, rows[at + START]!, directory);
}

function joined(rows: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(rows.length * WIDTH);
  for (const [at, row] of rows.entries()) all.set(row, at * WIDTH);
  return all;
}
