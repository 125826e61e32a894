import { join } from 'node:path';
import type { Cells, SourceRow } from './cells.js';
import type { Mapping } from './mapping.js';
import { wholeRows } from './read-rows.js';
import { besides, joinedHeader } from './table-header.js';

/** Puts the cells of further tables beside those of a row, as `call.date`. */
export type Joiner = (row: SourceRow) => SourceRow;

/** Reads the tables to be joined into memory; they lie in the folder of the data. */
export async function readJoins(mapping: Mapping, folder: string): Promise<Joiner> {
  const tables: { on: string; rows: Map<string, Cells> }[] = [];
  for (const each of mapping.join) {
    const { file, on, as } = each;
    const rows = new Map<string, Cells>();
    const table = besides(mapping, join(folder, file));
    for await (const { cells } of wholeRows(table, joinedHeader(mapping, each, table))) {
      const named = Object.entries(cells).map(([name, cell]) => [`${as}.${name}`, cell] as const);
      rows.set(cells[on] ?? '', Object.fromEntries(named));
    }
    tables.push({ on, rows });
  }
  if (tables.length === 0) return (row) => row;
  return ({ cells, ...row }) => ({
    ...row,
    cells: Object.assign({}, cells, ...tables.map(({ on, rows }) => rows.get(cells[on] ?? ''))),
  });
}
