import type { Json, JsonObject } from '#kernel/json.js';
import { nearest } from '#vocabulary/nearest.js';
import type { Cells, Fault } from './cells.js';
import { dateIn } from './date-format.js';
import { HOLE, isLookup, type Pattern, type ValueRule } from './pattern.js';

/** Collects what is wrong while a row is filled in. */
export type Complain = (fault: Fault) => void;

/** A column of a template, and the words before it; the last piece has words only. */
interface Piece {
  readonly before: string;
  readonly column: string | undefined;
  readonly how: string | undefined;
}

/** Templates come from a mapping, so there are few of them, and each is filled in for every row. */
const pieces = new Map<string, readonly Piece[]>();

/** The template with cells for columns; undefined when one of them is empty. */
export function fill(template: string, cells: Cells): string | undefined {
  let text = '';
  for (const { before, column, how } of piecesOf(template)) {
    text += before;
    if (column === undefined) break;
    const cell = cells[column];
    if (cell === undefined) return undefined;
    text += asked(cell, how);
  }
  return text;
}

/** Columns that a template speaks of. */
export const columnsOf = (template: string): readonly string[] =>
  piecesOf(template).flatMap(({ column }) => column ?? []);

function piecesOf(template: string): readonly Piece[] {
  const known = pieces.get(template);
  if (known) return known;
  const found: Piece[] = [];
  let end = 0;
  for (const hole of template.matchAll(HOLE)) {
    found.push({ before: template.slice(end, hole.index), column: hole[1], how: hole[2] });
    end = hole.index + hole[0].length;
  }
  found.push({ before: template.slice(end), column: undefined, how: undefined });
  pieces.set(template, found);
  return found;
}

function asked(cell: string, how: string | undefined): string {
  if (how === undefined) return cell;
  if (how === 'lower') return cell.toLowerCase();
  const plain = cell.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9._-]+/g, '-').replaceAll(/^[^a-z0-9]+|-+$/g, '');
}

/** The value that a rule takes from the row; undefined where there is none. */
export function cellValue(rule: ValueRule, cells: Cells, complain: Complain): string | undefined {
  if (typeof rule === 'string') return fill(rule, cells);
  const found = fill(rule.from, cells);
  if (found === undefined) return rule.otherwise;
  if (rule.date !== undefined) return dated(rule.from, found, rule.date, complain);
  if (rule.values === undefined) return found;
  const meant = rule.values[found] ?? rule.values[found.trim()];
  if (meant !== undefined) return meant;
  complain(unmapped(rule.from, found, Object.keys(rule.values)));
  return undefined;
}

function dated(from: string, found: string, format: string, complain: Complain) {
  const date = dateIn(found, format);
  if (date === undefined) {
    const detail = `"${found}" is not a date as ${format}. Correct it, or give the mapping another format.`;
    complain({ code: 'cell.not-a-date', column: columnsOf(from)[0] ?? from, value: found, detail });
  }
  return date;
}

function unmapped(from: string, value: string, words: readonly string[]): Fault {
  const guess = nearest(value, words);
  const advice = guess ? `Did you mean "${guess}"?` : `The mapping knows: ${words.join(', ')}.`;
  const detail = `"${value.slice(0, 60)}" stands for nothing here. ${advice}`;
  return { code: 'cell.unknown-value', column: columnsOf(from)[0] ?? from, value, detail };
}

/** The record; what is missing is left out, and so is a list or object that nothing is left of. */
export function fillIn(pattern: Pattern, cells: Cells, complain: Complain): Json | undefined {
  if (typeof pattern === 'string' || isLookup(pattern)) return cellValue(pattern, cells, complain);
  if (Array.isArray(pattern)) {
    const items = pattern.flatMap((item: Pattern) => fillIn(item, cells, complain) ?? []);
    return items.length > 0 ? items : undefined;
  }
  return objectOf(pattern as Record<string, Pattern>, cells, complain);
}

function objectOf(
  pattern: Readonly<Record<string, Pattern>>,
  cells: Cells,
  complain: Complain,
): JsonObject | undefined {
  const { when } = pattern;
  if (typeof when === 'string' && fill(when, cells) === undefined) return undefined;
  const members: Record<string, Json> = {};
  let isEmpty = true;
  for (const name in pattern) {
    const value = name === 'when' ? undefined : fillIn(pattern[name]!, cells, complain);
    if (value === undefined) continue;
    members[name] = value;
    isEmpty = false;
  }
  return isEmpty ? undefined : members;
}
