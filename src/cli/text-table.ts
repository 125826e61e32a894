import { styleText } from 'node:util';
import { snakeCase } from '#application/table.js';
import type { Json, JsonObject } from '#kernel/json.js';
import { plain } from './plain.js';

/** No column takes more of a terminal; a file gets everything. */
const TERMINAL_CELL_MAX = 60;
const GAP = '  ';
/** Four decimals are enough to look at; the other forms give all of them. */
const PRECISION = 10_000;

/** Aligned columns under their names: numbers to the right, nulls empty, lists with commas. */
export function textTable(names: readonly string[], rows: readonly JsonObject[]): string {
  const numeric = names.map((name) => rows.every((row) => isNumberOrNull(row[name])));
  const header = names.map(snakeCase);
  const lines = rows.map((row) => names.map((name) => cell(row[name])));
  const widths = header.map((title, at) =>
    lines.reduce((most, line) => Math.max(most, lengthOf(line[at]!)), lengthOf(title)),
  );
  const aligned = (line: readonly string[]) =>
    line
      .map((text, at) => padded(text, widths[at]!, numeric[at]!))
      .join(GAP)
      .trimEnd();
  const title = styleText('bold', aligned(header), { stream: process.stdout });
  return [title, ...lines.map(aligned)].map((line) => `${line}\n`).join('');
}

/** A value on one line, whole; what holds objects as JSON. */
export function lineOf(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(Math.round(value * PRECISION) / PRECISION);
  if (!isWords(value)) return plain(JSON.stringify(value));
  return plain(Array.isArray(value) ? value.join(', ') : String(value));
}

/** Whether it is a single value, or a list of such. */
export const isWords = (value: Json): boolean =>
  Array.isArray(value)
    ? value.every((each) => each === null || typeof each !== 'object')
    : value === null || typeof value !== 'object';

function cell(value: Json | undefined): string {
  const line = lineOf(value);
  const isLong = process.stdout.isTTY && lengthOf(line) > TERMINAL_CELL_MAX;
  return isLong ? `${[...line].slice(0, TERMINAL_CELL_MAX - 1).join('')}…` : line;
}

const isNumberOrNull = (value: Json | undefined): boolean =>
  typeof value === 'number' || value === null || value === undefined;

/** In characters, not in UTF-16 units. */
const lengthOf = (text: string): number => [...text].length;

function padded(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(width - lengthOf(text));
  return toTheRight ? space + text : text + space;
}
