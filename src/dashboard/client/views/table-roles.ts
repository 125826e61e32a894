/**
 * What the parts of a table are, said in words: some browsers take rows that are laid out as grids, each by itself, for
 * no table any more.
 */
export const TABLE_ROLES = {
  table: { role: 'table' },
  body: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHead: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;
