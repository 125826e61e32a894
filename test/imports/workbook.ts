import { writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';

/** A cell: text, a number, a day as spreadsheets keep days, or a formula that came to nothing. */
export type Given = string | number | Date | null | { readonly error: string };

/** Writes a workbook with one sheet, as a person's program would. */
export async function writeSheet(
  file: string,
  sheet: string,
  rows: readonly Given[][],
): Promise<void> {
  const data: SheetData = rows.map((row) => row.map(cellOf));
  const bytes = await writeWorkbook([{ sheet, data }]).toBuffer();
  writeFileSync(file, withErrors(bytes, rows));
}

function cellOf(given: Given) {
  if (given instanceof Date) return { value: given, type: Date, format: 'dd/mm/yyyy' };
  // The library writes no errors: a mark stands in their place.
  return typeof given === 'object' && given !== null ? MARK : given;
}

const MARK = 987_654_321;

function withErrors(bytes: Uint8Array, rows: readonly Given[][]): Uint8Array {
  const errors = rows.flat().flatMap((it) => (isError(it) ? it.error : []));
  const parts = unzipSync(bytes);
  const path = Object.keys(parts).find((name) => /worksheets\/sheet1\.xml$/.test(name))!;
  const xml = strFromU8(parts[path]!).replaceAll(
    new RegExp(`<c r="(\\w+)"[^>]*><v>${MARK}</v></c>`, 'g'),
    (_, place) => `<c r="${place}" t="e"><f>A1</f><v>${errors.shift()}</v></c>`,
  );
  return zipSync({ ...parts, [path]: strToU8(xml) });
}

const isError = (it: Given): it is { readonly error: string } =>
  typeof it === 'object' && it !== null && !(it instanceof Date);
