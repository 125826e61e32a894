import type { ColumnType } from '#application/column-types.js';
import { cellText, snakeCase } from '#application/table.js';
import type { Table, TableFormat } from '#application/table-format.js';
import type { Json } from '#kernel/json.js';
import { inChunks } from './lines.js';

/** What cannot stand as it is: quotes, commas and ends of lines, and text that a spreadsheet would run. */
const UNSAFE = /[",\r\n]|^'*[=+\-@\t]/;
const QUOTED = /[",\r\n]/;
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * RFC 4180 with \n, UTF-8, a header in snake_case, nothing above it; empty means missing. Our own writer: the library
 * that we had wrote a quarter as many rows a second as the shell of SQLite.
 */
export const csv: TableFormat = {
  name: 'csv',
  write: ({ columns, pages }: Table) => {
    const names = columns.map(({ name }) => name);
    const types = columns.map(({ type }) => type);
    const header = `${names.map(snakeCase).join(',')}\n`;
    return inChunks(
      pages,
      (row) => {
        let line = csvField(row[names[0]!], types[0]);
        for (let at = 1; at < names.length; at += 1) {
          line += `,${csvField(row[names[at]!], types[at])}`;
        }
        return `${line}\n`;
      },
      header,
    );
  },
};

/** One field, quoted where it must be. Numbers are never touched. */
export function csvField(value: Json | undefined, type?: ColumnType): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : cellText(value, type)!;
  return UNSAFE.test(text) ? safe(text) : text;
}

/**
 * A spreadsheet would run text that begins like a formula, so it gets an apostrophe in front. Text that begins with
 * apostrophes and then like a formula gets one more: taking one away always restores what was there.
 */
function safe(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
