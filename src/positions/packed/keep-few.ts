import { getOrMake } from '#kernel/get-or-make.js';
import type { CellRows } from './cell-rows.js';

/** Of so many tables something is kept beside rows: most questions come under the same filters. */
const KEPT_MAX = 2;

/** What was made of the rows under a table by packed facts, which must be the same object each time; or makes it. */
export function keepFew<Made>(
  kept: WeakMap<CellRows, Map<Uint8Array, Made>>,
  cells: CellRows,
  table: Uint8Array,
  make: () => Made,
): Made {
  const mine = getOrMake(kept, cells, () => new Map<Uint8Array, Made>());
  if (mine.size >= KEPT_MAX && !mine.has(table)) mine.delete(mine.keys().next().value!);
  return getOrMake(mine, table, make);
}
