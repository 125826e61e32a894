import { hash } from 'node:crypto';
import { dirname } from 'node:path';

import { parseInput } from '#kernel/input-json.js';
import type { Json, JsonObject } from '#kernel/json.js';
import { Refusal } from '#kernel/refusal.js';
import type { SourceRow, Watch } from './cells.js';
import { type Blame, type Drafted, RowDrafter } from './draft-row.js';
import { readJoins } from './joined-tables.js';
import type { Mapping } from './mapping.js';
import type { PartyFinder } from './party-finder.js';
import { readRows } from './read-rows.js';
import { unmarked } from './rejected-line.js';
import type { Incoming, IncomingPages } from './run-import.js';
import { headerOf } from './table-header.js';
import { textOf } from './text-of.js';
import { unreadableRecords } from './unreadable.js';

/** How a table is read. */
export interface Reading {
  readonly finder: PartyFinder;
  readonly watch?: Watch;
}

/** Rows of a table, by a mapping; in pages, as they are read. */
export async function* rowsOf(
  file: string,
  mapping: Mapping,
  { finder, watch }: Reading,
): IncomingPages {
  const drafter = new RowDrafter(mapping, finder);
  const joined = await readJoins(mapping, dirname(file));
  const { encoding, delimiter, missing, sheet } = mapping;
  const table = { path: file, encoding, delimiter, missing, sheet, watch };
  const incoming = (row: SourceRow): Incoming => {
    const { line, written, cellOf, ragged } = row;
    const drafted: Drafted = ragged
      ? { outcome: 'rejected', faults: [ragged] }
      : drafter.draft(joined(row));
    return { line, written, drafted, ...(cellOf && { cellOf }) };
  };
  for await (const page of readRows(table, headerOf(mapping, file))) yield page.map(incoming);
}

/** Records in our own shape: NDJSON a line each, or one JSON document with one record or a list. */
export async function* recordsOf(file: string, watch?: Watch): IncomingPages {
  const read = /\.json(\.gz)?$/i.test(file) ? documentOf : linesOf;
  yield* read(textOf({ path: file, encoding: 'utf-8', watch }), file);
}

/** What ends a line; a return at the end of a piece may be followed by its other half. */
const LINE_END = /\r\n|\n|\r(?!$)/;

async function* linesOf(text: AsyncIterable<string>, file: string): IncomingPages {
  let line = 1;
  let rest = '';
  try {
    for await (const piece of text) {
      const lines = (rest + piece).split(LINE_END);
      rest = lines.pop()!;
      yield linesOfJson(lines, line);
      line += lines.length;
    }
  } catch (error) {
    throw unreadableRecords(file, error, line);
  }
  yield linesOfJson([rest], line);
}

async function* documentOf(text: AsyncIterable<string>, file: string): IncomingPages {
  let whole = '';
  try {
    for await (const piece of text) whole += piece;
  } catch (error) {
    throw unreadableRecords(file, error, whole.split(LINE_END).length);
  }
  yield documentIn(whole, file).map((each, at) =>
    lineOfJson(at + 1, unmarked(JSON.stringify(each))),
  );
}

/** Those that are not empty. */
const linesOfJson = (lines: readonly string[], first: number): readonly Incoming[] =>
  lines.flatMap((words, at) =>
    words.trim() === '' ? [] : [lineOfJson(first + at, unmarked(words))],
  );

const lineOfJson = (line: number, text: string): Incoming => ({
  line,
  text,
  drafted: draftOf(text),
});

function documentIn(text: string, file: string): readonly Json[] {
  const value = parseInput(text, file);
  return Array.isArray(value) ? value : [value];
}

/** A record with an id is the same as another of that id; without one, as another of the same text. */
export function draftOf(text: string): Drafted {
  try {
    const data = parseInput(text, 'It') as JsonObject;
    const id = data?.['id'];
    return {
      outcome: 'record',
      key: typeof id === 'string' ? id : hash('sha256', text, 'hex'),
      data,
      blame,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = error.problems.map(({ code, detail }) => ({ code, detail }));
    return { outcome: 'rejected', faults };
  }
}

/** Who sends records gave them identifiers, and no idempotency keys. */
const blame: Blame = ({ key }, problems) =>
  problems.map((problem) =>
    problem.code === 'idempotency-key.reused'
      ? { code: 'row.repeated', detail: importedOtherwise(key) }
      : problem,
  );

const importedOtherwise = (id: string): string =>
  `"${id}" is the identifier of a record that was imported already, and had something else in it. Give this one another, or amend that record.`;
