import { setImmediate as turn } from 'node:timers/promises';
import type { JsonObject } from '#kernel/json.js';

const PAGE_ROWS = 1_000;

/** Rows that are there already, in pages; others get their turn between two of them. */
export async function* pagesOf(rows: readonly JsonObject[]): AsyncGenerator<readonly JsonObject[]> {
  for (let at = 0; at < rows.length; at += PAGE_ROWS) {
    if (at > 0) await turn();
    yield rows.slice(at, at + PAGE_ROWS);
  }
}
