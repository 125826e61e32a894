import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { Refusal, refuse } from '#kernel/refusal.js';
import type { Cells, SourceRow, Table } from './cells.js';
import { sheetRows } from './read-sheet.js';
import { type CheckHeader, requireDistinct } from './table-header.js';

/** The rows of a table, a spreadsheet by its ending; the columns are checked first. */
export const readRows = (table: Table, check: CheckHeader = () => {}): AsyncGenerator<SourceRow> =>
  /\.xlsx$/i.test(table.path) ? sheetRows(table, check) : textRows(table, check);

/** Of a text table one after another, whatever its size; `.gz` is unpacked on the way. */
async function* textRows(table: Table, check: CheckHeader): AsyncGenerator<SourceRow> {
  const missing = new Set(table.missing);
  const delimiter = table.delimiter ?? (/\.tsv(\.gz)?$/i.test(table.path) ? '\t' : ',');
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      check(requireDistinct(header, table.path));
      return header;
    },
    delimiter,
    info: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const text = Readable.from(textOf(table));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield { line: info.lines, cells: saying(record, missing) };
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable(table.path, error as NodeJS.ErrnoException);
  }
}

function saying(record: Parsed['record'], missing: ReadonlySet<string>): Cells {
  const cells: Record<string, string> = {};
  for (const name in record) if (!missing.has(record[name]!)) cells[name] = record[name]!;
  return cells;
}

interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** Text in pieces, decoded strictly: what is not in the encoding is refused, not replaced. */
export async function* textOf({
  path,
  encoding,
  watch,
}: Pick<Table, 'path' | 'encoding' | 'watch'>): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const file = createReadStream(path);
  watch?.(file);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => bytes.destroy(error));
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
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
