import type { Projection } from '#kernel/projection.js';
import type { ViewStore } from '#kernel/view-store.js';
import { Books } from '../books/books.js';

const PAGE_SIZE = 2_000;

/** What the builds have written so far, in memory; in pages, so that others get their turn meanwhile. */
export async function fillBooks(builds: readonly Projection[], views: ViewStore): Promise<Books> {
  const books = new Books();
  for (const [build, table] of builds.flatMap(tablesOf)) {
    if (books.holds(table)) await fillFrom(build, table, { books, views });
  }
  return books;
}

const tablesOf = (build: Projection): (readonly [Projection, string])[] =>
  Object.keys(build.tables).map((table) => [build, table]);

async function fillFrom(
  build: Projection,
  table: string,
  { books, views }: { readonly books: Books; readonly views: ViewStore },
): Promise<void> {
  for await (const rows of views.pages(build, table, {
    size: PAGE_SIZE,
    columns: books.columns(table),
  })) {
    for (const row of rows) books.put(table, row);
  }
}
