import type { JsonObject } from '#kernel/json.js';
import type { Pages } from './question.js';
import { Turns } from './turns.js';

export const PAGE_ROWS = 1_600;
const SUBJECTS_MAX = 50;
/** About as many parties as have a position on one subject. */
export const PARTIES_ABOUT = 200;

type Rows = Iterable<JsonObject>;

/** The rows of one piece of work after those of another, in pages; between two of them others get their turn. */
export async function* pagesFrom<Piece>(
  pieces: Iterable<Piece>,
  rowsOf: (piece: Piece) => Rows | Promise<Rows>,
  pageRows = PAGE_ROWS,
): Pages {
  const turns = new Turns();
  for (const piece of pieces) {
    for (const page of inPages(await rowsOf(piece), pageRows)) {
      yield page;
      await turns.next();
    }
    await turns.next();
  }
}

function* inPages(rows: Rows, size: number): Generator<readonly JsonObject[]> {
  let page: JsonObject[] = [];
  for (const row of rows) {
    page.push(row);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** So many subjects at a time as make a page, by the number of rows that each has or is made of; one at least. */
export function* someAtATime(
  on: readonly string[],
  rowsEach: number,
): Generator<readonly string[]> {
  const size = Math.max(1, Math.min(SUBJECTS_MAX, Math.floor(PAGE_ROWS / rowsEach)));
  for (let at = 0; at < on.length; at += size) yield on.slice(at, at + size);
}

/** A table drawn subject by subject. */
export const pagesBySubject = (
  on: readonly string[],
  rowsEach: number,
  rowsOn: (some: readonly string[]) => Rows | Promise<Rows>,
): Pages => pagesFrom(someAtATime(on, rowsEach), rowsOn);
