import { snakeCase } from '#application/table.js';
import type { Json, JsonObject } from '#kernel/json.js';
import { isWords, lineOf, textTable } from './text-table.js';

/** What stands beside the rows of an answer, one line or small table under each name; empty of nothing. */
export function aboutText(about: JsonObject): string {
  // How to go on is told by itself.
  const { next: _, ...parts } = about;
  return linesOf(parts)
    .map((line) => `${line}\n`)
    .join('');
}

const linesOf = (parts: JsonObject): readonly string[] =>
  Object.entries(parts).flatMap(([name, value]) => linesOfPart(snakeCase(name), value));

function linesOfPart(name: string, value: Json): readonly string[] {
  if (isWords(value)) return [`${name}: ${lineOf(value) || 'none'}`];
  const inner = Array.isArray(value) ? tableLines(value) : linesOf(value as JsonObject);
  return inner.length === 0 ? [`${name}: none`] : [`${name}:`, ...inner.map((line) => `  ${line}`)];
}

function tableLines(rows: readonly JsonObject[]): readonly string[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return textTable([...names], rows)
    .trimEnd()
    .split('\n');
}
