import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { Refusal, refuse } from '#kernel/refusal.js';
import type { SourceRow, Table } from './cells.js';
import { encodingOf } from './encoding-of.js';
import { sheetRows } from './read-sheet.js';
import { type CheckHeader, emptyTable, isWorkbook } from './table-header.js';
import { TextReader } from './text-reader.js';

/** The rows of a table, a spreadsheet by its ending; the columns are checked first. */
export const readRows = (table: Table, check: CheckHeader = () => {}): AsyncGenerator<SourceRow> =>
  isWorkbook(table.path) ? sheetRows(table, check) : textRows(table, check);

/** Rows of a table that other rows rest on: refuses (`row.ragged`) where one is not whole. */
export async function* wholeRows(table: Table): AsyncGenerator<SourceRow> {
  for await (const row of readRows(table)) {
    const { line, ragged } = row;
    if (ragged) {
      throw refuse('invalid', ragged.code, `Line ${line} of ${table.path}: ${ragged.detail}`);
    }
    yield row;
  }
}

/** Of a text table one after another, whatever its size; `.gz` is unpacked on the way. */
async function* textRows(table: Table, check: CheckHeader): AsyncGenerator<SourceRow> {
  const reader = new TextReader(table, check);
  const parser = parse({
    delimiter: reader.delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const text = Readable.from(textOf(table));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const row = reader.rowOf(record, info.lines);
      if (row) yield row;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable(table.path, error as NodeJS.ErrnoException);
  }
  if (reader.isEmpty) throw emptyTable(table.path);
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
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
