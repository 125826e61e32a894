import type { Cells } from './cells.js';
import { fillIn } from './fill-in.js';
import { isLookup, type Pattern } from './pattern.js';

/**
 * The pattern without those items of lists that the row leaves out: so pointers into its record point into the pattern.
 * A list of which nothing is left stays as it is.
 */
export function leftIn(pattern: Pattern, cells: Cells): Pattern {
  if (typeof pattern === 'string' || isLookup(pattern)) return pattern;
  if (Array.isArray(pattern)) return itemsIn(pattern, cells);
  return Object.fromEntries(
    Object.entries(pattern).map(([name, its]: [string, Pattern]) => [name, leftIn(its, cells)]),
  );
}

function itemsIn(list: readonly Pattern[], cells: Cells): readonly Pattern[] {
  const filled = list.filter((item) => fillIn(item, cells, () => {}) !== undefined);
  return (filled.length > 0 ? filled : list).map((item) => leftIn(item, cells));
}
