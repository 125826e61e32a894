import { unzipSync, zipSync } from 'fflate';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { cellText, snakeCase } from '#application/table.js';
import type { Table, TableColumn, TableFormat } from '#application/table-format.js';
import type { Json } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { CHUNK_LENGTH } from './chunk.js';
import { ZIP_TIME } from './zip-time.js';

/** A sheet holds 1,048,576 rows, and the header is one. */
const ROWS_MAX = 1_048_575;
const COLUMNS_MAX = 16_384;
/** The whole workbook is in memory before its first byte is written. */
const CELLS_MAX = 32 * ROWS_MAX;
/** A spreadsheet drops what is longer. */
const CELL_LENGTH_MAX = 32_767;
/** What XML 1.0 has no place for: the library would drop it without a word. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: These are what is looked for.
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD-\uFFFF]/g;

/** Whoever reads XML takes each of these for a line feed. */
const LINE_END = /\r\n?/g;

/** A workbook with the sheets data, codebook and readme. Text is text there and no formula, so it stays as it is. */
export const xlsx: TableFormat = { name: 'xlsx', write };

async function* write(table: Table): AsyncGenerator<Uint8Array> {
  const data = await rowsOf(table);
  const workbook = await writeWorkbook([
    { sheet: 'data', data },
    { sheet: 'codebook', data: codebook(table) },
    { sheet: 'readme', data: readme(table) },
  ]).toBuffer();
  // The library stamps the parts with the time of day, and the same answer shall be the same bytes.
  const bytes = zipSync(unzipSync(workbook), { mtime: ZIP_TIME });
  for (let at = 0; at < bytes.length; at += CHUNK_LENGTH) {
    yield bytes.subarray(at, at + CHUNK_LENGTH);
  }
}

/** Refuses (`export.too-many-rows`, `export.too-many-columns`) before anything is written: no sheet is cut short. */
async function rowsOf({ columns, pages }: Table): Promise<SheetData> {
  if (columns.length > COLUMNS_MAX) throw tooManyColumns(columns.length);
  const most = Math.min(ROWS_MAX, Math.floor(CELLS_MAX / columns.length));
  const rows: SheetData = [columns.map(({ name }) => snakeCase(name))];
  for await (const page of pages) {
    if (rows.length - 1 + page.length > most) throw tooManyRows(most);
    for (const row of page) rows.push(columns.map((column) => cell(column, row[column.name])));
  }
  return rows;
}

/** Days stay text, as everywhere else: a spreadsheet has no days before 1900. */
function cell({ name, type }: TableColumn, value: Json | undefined) {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = cellText(value, type);
  if (text !== null && text.length > CELL_LENGTH_MAX) throw tooLong(name);
  return text === null ? null : text.replaceAll(LINE_END, '\n').replaceAll(NOT_XML, '?');
}

const codebook = ({ columns }: Table): SheetData => [
  ['column', 'type', 'meaning'],
  ...columns.map(({ name, type, summary }) => [snakeCase(name), type, summary]),
];

const readme = ({ title, sequence, citation }: Table): SheetData => [
  [title],
  [`As known at sequence ${sequence}.`],
  [citation],
  ['An empty cell is missing, never 0.'],
];

const tooManyRows = (most: number) =>
  refuse(
    'invalid',
    'export.too-many-rows',
    `A sheet with so many columns holds ${most} rows, and this table has more. Ask for .csv or .parquet, or for less.`,
    { facts: { most } },
  );

const tooManyColumns = (columns: number) =>
  refuse(
    'invalid',
    'export.too-many-columns',
    `A sheet holds ${COLUMNS_MAX} columns, and this table has ${columns}. Ask for .csv or .parquet, or for less.`,
    { facts: { most: COLUMNS_MAX } },
  );

const tooLong = (column: string) =>
  refuse(
    'invalid',
    'export.cell-too-long',
    `A cell of a sheet holds ${CELL_LENGTH_MAX} characters, and one in "${snakeCase(column)}" has more. Ask for .csv, .ndjson or .parquet.`,
    { pointer: column },
  );
