import type { Json } from '#kernel/json.js';
import type { ColumnType } from './column-types.js';

/** The column name that R, Stata and pandas read unquoted. */
export const snakeCase = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();

/**
 * A value as the text of one cell: lists of words are joined by a space, unless the column holds JSON, as what has more
 * parts is. Null is missing.
 */
export function cellText(value: Json | undefined, type?: ColumnType): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  const isWords = type !== 'json' && Array.isArray(value) && value.every(isText);
  return isWords ? value.join(' ') : JSON.stringify(value);
}

const isText = (value: Json): value is string => typeof value === 'string';
