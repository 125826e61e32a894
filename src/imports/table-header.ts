import { type Refusal, refuse } from '#kernel/refusal.js';
import { nearest } from '#vocabulary/nearest.js';
import type { Table } from './cells.js';
import { columnsOf } from './fill-in.js';
import type { Mapping } from './mapping.js';
import type { Pattern } from './pattern.js';

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

/** Refuses (`input.wrong-encoding`) a header that holds the empty bytes of wide characters. */
export function requireText(columns: readonly string[], path: string): readonly string[] {
  if (!columns.some((name) => name.includes('\0'))) return columns;
  throw refuse(
    'invalid',
    'input.wrong-encoding',
    `${path} looks like UTF-16 without a mark. Give the mapping encoding: utf-16le or utf-16be, or save the file as UTF-8.`,
  );
}

export const emptyTable = (path: string): Refusal =>
  refuse(
    'invalid',
    'table.empty',
    `${path} is empty. Its first row must name the columns, and each row after it is one act.`,
  );

export const isWorkbook = (path: string): boolean => /\.xlsx$/i.test(path);

/** What parts the columns of a text table. */
export const delimiterOf = ({ delimiter, path }: Pick<Table, 'delimiter' | 'path'>): string =>
  delimiter ?? (/\.tsv(\.gz)?$/i.test(path) ? '\t' : ',');

/** A check that every column of which the mapping speaks is there: a name that is mistyped would be empty in every row. */
export function headerOf(mapping: Mapping, path: string): CheckHeader {
  const joined = mapping.join.map(({ as }) => `${as}.`);
  const isOwn = (column: string) =>
    !column.startsWith('@') && !joined.some((prefix) => column.startsWith(prefix));
  const wanted = [...new Set(spokenOf(mapping))].filter(isOwn);
  return (columns) => {
    const absent = wanted.find((column) => !columns.includes(column));
    if (absent === undefined) return;
    const isStrange = !isWorkbook(path) && !wanted.some((column) => columns.includes(column));
    const other = isStrange && otherDelimiter(columns, delimiterOf({ ...mapping, path }));
    throw refuse(
      'invalid',
      'table.lacks-column',
      `${path} has no column "${absent}", of which the mapping speaks. ${other ? parting(other) : renaming(absent, columns)}`,
    );
  };
}

const DELIMITERS = [';', '\t', ',', '|'];

/** What would make more columns of the header than what was taken to part them. */
function otherDelimiter(columns: readonly string[], taken: string): string | undefined {
  const whole = columns.join(taken);
  const parts = (delimiter: string) => whole.split(delimiter).length;
  const best = DELIMITERS.toSorted((a, b) => parts(b) - parts(a))[0]!;
  return parts(best) > columns.length ? best : undefined;
}

const parting = (delimiter: string): string =>
  `Its columns seem to be parted by ${delimiter === '\t' ? 'tabs' : `"${delimiter}"`}: write delimiter: ${JSON.stringify(delimiter)} into the mapping.`;

function renaming(absent: string, columns: readonly string[]): string {
  const guess = nearest(absent, columns);
  const advice = guess ? `Is it "${guess}"?` : `There are: ${columns.join(', ')}.`;
  return `${advice} Rename the column, add it, or change the mapping.`;
}

function spokenOf({ key, where, once, party, join, record }: Mapping): readonly string[] {
  return [
    ...Object.keys(where),
    ...join.map(({ on }) => on),
    ...[key, once ?? '', ...party.from].flatMap(columnsOf),
    ...inPattern(party.on),
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
