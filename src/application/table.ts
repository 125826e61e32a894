import type { Json } from '#kernel/json.js';

/** The column name that R, Stata and pandas read unquoted. */
export const snakeCase = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();

/** A value as the text of one cell: lists of words are joined by a space, other structures are JSON. Null is missing. */
export function cellText(value: Json | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  const words = Array.isArray(value) && value.every((each) => typeof each === 'string');
  return words ? value.join(' ') : JSON.stringify(value);
}
