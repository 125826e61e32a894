import type { Projection } from '#kernel/projection.js';
import type { ViewStore } from '#kernel/view-store.js';
import type { Books } from '../books/books.js';

/** Puts into the books what the builds have written so far; in pages, so that others get their turn meanwhile. */
export async function fillBooks(
  books: Books,
  builds: readonly Projection[],
  views: ViewStore,
): Promise<void> {
  for (const [build, table] of builds.flatMap(tablesOf)) {
    if (books.holds(table)) await fillFrom(build, table, { books, views });
  }
}

/** So many rows take few milliseconds. */
export const ROWS_AT_ONCE = 1_000;

const tablesOf = (build: Projection): (readonly [Projection, string])[] =>
  Object.keys(build.tables).map((table) => [build, table]);

async function fillFrom(
  build: Projection,
  table: string,
  { books, views }: { readonly books: Books; readonly views: ViewStore },
): Promise<void> {
  const asked = { size: ROWS_AT_ONCE, columns: books.held(table) };
  for await (const rows of views.pages(build, table, asked)) {
    for (const row of rows) books.put(table, row);
  }
}
