import { readFile } from 'node:fs/promises';
import { readSheet, SheetNotFoundError } from 'read-excel-file/node';
import { refuse } from '#kernel/refusal.js';
import { brokenCells } from './broken-cells.js';
import type { Cells, Fault, SourceRow, Table } from './cells.js';
import { type CheckHeader, emptyTable, requireDistinct } from './table-header.js';
import { cannotRead } from './unreadable.js';

type Value = string | number | boolean | Date | null;

/**
 * The rows of one sheet of a workbook, which is held in memory whole. Dates come as ISO days, numbers and truth values
 * as text; the first row that says anything is the header.
 */
export async function* sheetRows(
  table: Table,
  check: CheckHeader,
): AsyncGenerator<readonly SourceRow[]> {
  const bytes = await readFile(table.path).catch((error: unknown) => {
    throw cannotRead(table.path, error);
  });
  const rows = await cellsOf(bytes, table);
  const broken = brokenCells(bytes, table.sheet);
  const top = rows.findIndex((row) => row.some((value) => value !== null));
  if (top < 0) throw emptyTable(table.path);
  const header = rows[top]!.map((value) => textOf(value).trim());
  check(requireDistinct(header, table.path));
  const sheet = table.sheet === undefined ? '' : `${table.sheet}!`;
  const missing = new Set(table.missing);
  for (const [at, row] of rows.entries()) {
    if (at <= top || row.every((value) => value === null)) continue;
    const line = at + 1;
    const place = (column: string) => `${sheet}${letters(header.indexOf(column))}${line}`;
    const faults = faultsIn({ header, line, sheet }, broken);
    const written = { columns: header, texts: row.map(textOf) };
    yield [{ line, cells: saying(header, row, missing), written, cellOf: place, faults }];
  }
}

async function cellsOf(bytes: Buffer, { path, sheet }: Table): Promise<readonly Value[][]> {
  try {
    return (await readSheet(bytes, sheet)) as Value[][];
  } catch (error) {
    if (error instanceof SheetNotFoundError) {
      throw refuse(
        'invalid',
        'input.no-such-sheet',
        `${path}: ${error.message}. Name it in the mapping as "sheet".`,
      );
    }
    throw refuse(
      'invalid',
      'input.unreadable',
      `${path} is not a workbook (.xlsx): ${(error as Error).message}`,
    );
  }
}

function saying(
  header: readonly string[],
  row: readonly Value[],
  missing: ReadonlySet<string>,
): Cells {
  const cells: Record<string, string> = {};
  for (const [at, name] of header.entries()) {
    const text = textOf(row[at] ?? null).trim();
    if (name !== '' && !missing.has(text)) cells[name] = text;
  }
  return cells;
}

function textOf(value: Value): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

interface Place {
  readonly header: readonly string[];
  readonly line: number;
  readonly sheet: string;
}

/** What a formula could not work out would be missing without a word. */
function faultsIn(
  { header, line, sheet }: Place,
  broken: ReadonlyMap<string, string>,
): readonly Fault[] {
  return header.flatMap((column, at) => {
    const cell = `${letters(at)}${line}`;
    const value = broken.get(cell);
    if (value === undefined || column === '') return [];
    const detail = `The formula in ${sheet}${cell} gives ${value}. Mend it, or put the value in its place.`;
    return [{ code: 'cell.broken-formula', column, value, detail }];
  });
}

/** A, B, … Z, AA, AB … */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
