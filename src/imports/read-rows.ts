import { type Parser, parse } from 'csv-parse';
import { Refusal, refuse } from '#kernel/refusal.js';
import type { SourceRow, Table } from './cells.js';
import { sheetRows } from './read-sheet.js';
import { type CheckHeader, emptyTable, isWorkbook } from './table-header.js';
import { textOf } from './text-of.js';
import { type Parsed, TextReader } from './text-reader.js';
import { unreadable } from './unreadable.js';

/** Rows as they come in: to wait for each by itself takes as long as to read it. */
type SourcePages = AsyncGenerator<readonly SourceRow[]>;

/** The rows of a table, a spreadsheet by its ending; the columns are checked before the first page, and none is empty. */
export async function* readRows(table: Table, check: CheckHeader): SourcePages {
  const read = isWorkbook(table.path) ? sheetRows : textRows;
  for await (const page of read(table, check)) if (page.length > 0) yield page;
}

/** Rows of a table that other rows rest on: refuses (`row.ragged`) where one is not whole. */
export async function* wholeRows(table: Table, check: CheckHeader): AsyncGenerator<SourceRow> {
  for await (const page of readRows(table, check)) {
    for (const row of page) {
      const { line, ragged } = row;
      if (ragged) {
        throw refuse('invalid', ragged.code, `Line ${line} of ${table.path}: ${ragged.detail}`);
      }
      yield row;
    }
  }
}

/** Of a text table, whatever its size. */
async function* textRows(table: Table, check: CheckHeader): SourcePages {
  const reader = new TextReader(table, check);
  const parser = parse({
    delimiter: reader.delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // It is looked for after each piece.
  parser.on('error', () => {});
  try {
    for await (const piece of textOf(table)) {
      const bytes = Buffer.from(piece);
      reader.lines.add(bytes);
      parser.write(bytes);
      if (parser.errored) throw parser.errored;
      yield reader.rowsOf(parsedBy(parser));
    }
    yield reader.rowsOf((await parser.end().toArray()) as Parsed[]);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable(table.path, error as NodeJS.ErrnoException, reader.reached(parser.info));
  } finally {
    parser.destroy();
  }
  if (reader.isEmpty) throw emptyTable(table.path);
}

function* parsedBy(parser: Parser): Generator<Parsed> {
  for (;;) {
    const parsed = parser.read() as Parsed | null;
    if (parsed === null) return;
    yield parsed;
  }
}
