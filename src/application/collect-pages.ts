import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import type { Pages } from './question.js';

const ROWS_MAX = 100_000;

/** All rows of all pages, for an answer that is one piece; refuses (`answer.too-many-rows`) what should be streamed. */
export async function collect(pages: Pages): Promise<readonly JsonObject[]> {
  const rows: JsonObject[] = [];
  for await (const page of pages) {
    if (rows.length + page.length > ROWS_MAX) throw tooMany();
    for (const row of page) rows.push(row);
  }
  return rows;
}

const tooMany = () =>
  refuse(
    'invalid',
    'answer.too-many-rows',
    `In one piece of JSON there are ${ROWS_MAX} rows at most, and this answer has more. Ask for .ndjson, .csv or .parquet, which are streamed, or for less.`,
    { facts: { most: ROWS_MAX } },
  );
