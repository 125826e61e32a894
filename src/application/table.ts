import type { Json, JsonObject } from '#kernel/json.js';
import type { Column } from './question.js';

/** How the cells of `csvTable` become text: RFC 4180 with \n. A lone carriage return would end the line for some readers. */
export const CSV_FORM = { record_delimiter: '\n', quoted_match: /[\r\n]/ } as const;

/** Header and cells of an answer as CSV shows them, before quoting. */
export function csvTable(columns: readonly Column[], rows: readonly JsonObject[]): string[][] {
  const names = columns.map(({ name }) => name);
  return [names.map(snakeCase), ...rows.map((row) => names.map((name) => csvCell(row[name])))];
}

/** The column name that R, Stata and pandas read unquoted. */
export const snakeCase = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();

/** Empty means missing; lists of words are joined by a space, other structures are JSON. */
function csvCell(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return neutralised(value);
  const words = Array.isArray(value) && value.every((each) => typeof each === 'string');
  return neutralised(words ? value.join(' ') : JSON.stringify(value));
}

/**
 * A spreadsheet would run text that begins like a formula, so it gets an apostrophe in front. Text that begins with
 * apostrophes and then like a formula gets one more: taking one away always restores what was there.
 */
const neutralised = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
