import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type Parser, parse } from 'csv-parse';
import { Refusal, refuse } from '#kernel/refusal.js';
import type { SourceRow, Table } from './cells.js';
import { encodingOf } from './encoding-of.js';
import { sheetRows } from './read-sheet.js';
import { type CheckHeader, emptyTable, isWorkbook } from './table-header.js';
import { type Parsed, TextReader } from './text-reader.js';

/** Rows as they come in: to wait for each by itself takes as long as to read it. */
type SourcePages = AsyncGenerator<readonly SourceRow[]>;

/** The rows of a table, a spreadsheet by its ending; the columns are checked first. */
export const readRows = (table: Table, check: CheckHeader): SourcePages =>
  isWorkbook(table.path) ? sheetRows(table, check) : textRows(table, check);

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

/** Of a text table, whatever its size; `.gz` is unpacked on the way. */
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
      parser.write(piece);
      if (parser.errored) throw parser.errored;
      yield reader.rowsOf(parsedBy(parser));
    }
    yield reader.rowsOf((await parser.end().toArray()) as Parsed[]);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable(table.path, error as NodeJS.ErrnoException);
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

/** Text in pieces, decoded strictly: what is not in the encoding is refused, not replaced. A byte order mark is believed first. */
export async function* textOf({
  path,
  encoding,
  watch,
}: Pick<Table, 'path' | 'encoding' | 'watch'>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const file = createReadStream(path);
  watch?.(file);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => bytes.destroy(error));
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(piece, encoding), { fatal: true });
    yield decoder.decode(piece, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function unreadable(path: string, error: NodeJS.ErrnoException) {
  if (error.code === 'ENOENT') {
    return refuse('missing', 'input.unreadable', `The file ${path} is not there.`);
  }
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return refuse(
      'invalid',
      'input.wrong-encoding',
      `${path} is not in the encoding that the mapping says. Give it another "encoding".`,
    );
  }
  return refuse(
    'invalid',
    'input.unreadable',
    `${path} cannot be read as a table: ${error.message}.`,
  );
}
