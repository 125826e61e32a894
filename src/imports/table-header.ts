import { refuse } from '#kernel/refusal.js';
import { nearest } from '#vocabulary/nearest.js';
import { columnsOf } from './fill-in.js';
import type { Mapping, Pattern } from './mapping.js';

/** Gets the columns of a table before its first row; refuses those that will not do. */
export type CheckHeader = (columns: readonly string[]) => void;

/** Refuses (`table.repeated-column`) names that stand for two columns. */
export function requireDistinct(columns: readonly string[], path: string): readonly string[] {
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice === undefined) return columns;
  throw refuse(
    'invalid',
    'table.repeated-column',
    `Two columns of ${path} are called "${twice}". Give each a name of its own.`,
  );
}

/** A check that every column of which the mapping speaks is there: a name that is mistyped would be empty in every row. */
export function headerOf(mapping: Mapping, path: string): CheckHeader {
  const joined = mapping.join.map(({ as }) => `${as}.`);
  const isOwn = (column: string) =>
    !column.startsWith('@') && !joined.some((prefix) => column.startsWith(prefix));
  const wanted = [...new Set(spokenOf(mapping))].filter(isOwn);
  return (columns) => {
    const absent = wanted.find((column) => !columns.includes(column));
    if (absent === undefined) return;
    const guess = nearest(absent, columns);
    const advice = guess ? `Is it "${guess}"?` : `There are: ${columns.join(', ')}.`;
    throw refuse(
      'invalid',
      'table.lacks-column',
      `${path} has no column "${absent}", of which the mapping speaks. ${advice} Rename the column, add it, or change the mapping.`,
    );
  };
}

function spokenOf({ key, where, once, party, join, record }: Mapping): readonly string[] {
  return [
    ...Object.keys(where),
    ...join.map(({ on }) => on),
    ...[key, once ?? '', party.on, ...party.from].flatMap(columnsOf),
    ...inPattern(record),
  ];
}

function inPattern(pattern: Pattern): readonly string[] {
  if (typeof pattern === 'string') return columnsOf(pattern);
  if (Array.isArray(pattern)) return pattern.flatMap(inPattern);
  const { values: _, ...others } = pattern as Readonly<Record<string, Pattern>>;
  return Object.values(others).flatMap((each) =>
    typeof each === 'string' || typeof each === 'object' ? inPattern(each) : [],
  );
}
