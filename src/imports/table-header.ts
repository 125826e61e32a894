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
  const isOwn = (column: string) => !joined.some((prefix) => column.startsWith(prefix));
  const wanted = [...beforeParty(mapping), ...withParty(mapping).filter(notAtHand)].filter(isOwn);
  return requireColumns(wanted, { ...mapping, path });
}

/** The same check of a table that is joined, for its own column and those that are spoken of under its name. */
export function joinedHeader(mapping: Mapping, { on, as }: Join, table: Parted): CheckHeader {
  const spoken = [...beforeParty(mapping), ...withParty(mapping)];
  const prefix = `${as}.`;
  const its = spoken.filter((column) => column.startsWith(prefix));
  return requireColumns([on, ...its.map((column) => column.slice(prefix.length))], table);
}

type Join = Mapping['join'][number];
type Parted = Pick<Table, 'delimiter' | 'path'>;

/** A table that lies beside the one that is imported: it is parted as that one, unless its ending says tabs. */
export const besides = ({ encoding, missing, delimiter }: Mapping, path: string): Table => ({
  path,
  encoding,
  missing,
  delimiter: /\.tsv(\.gz)?$/i.test(path) ? undefined : delimiter,
});

/** Refuses (`table.lacks-column`) a header without one of the columns. */
export function requireColumns(
  wanted: readonly string[],
  { delimiter, path }: Parted,
): CheckHeader {
  return (columns) => {
    const absent = wanted.find((column) => !columns.includes(column));
    if (absent === undefined) return;
    const isStrange = !isWorkbook(path) && !wanted.some((column) => columns.includes(column));
    const other = isStrange && otherDelimiter(columns, delimiterOf({ delimiter, path }));
    throw refuse(
      'invalid',
      'table.lacks-column',
      `${path} has no column "${absent}", of which the mapping speaks. ${other ? parting(other) : renaming(absent, columns)}`,
    );
  };
}

/** What a row has at hand beside its cells, once it is known whom it is about. */
const AT_HAND = ['@party', '@day'];
const notAtHand = (column: string): boolean => !AT_HAND.includes(column);

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
  const unnameable = columns.find((column) => /[{}|]/.test(column) && column.includes(absent));
  if (unnameable !== undefined) {
    return `There is "${unnameable}", but no template can name a heading with |, { or } in it. Rename that heading in the table.`;
  }
  const guess = nearest(absent, [...columns, ...AT_HAND]);
  const advice = guess ? `Is it "${guess}"?` : `There are: ${listed(columns)}.`;
  return `${advice} Rename the column, add it, or change the mapping.`;
}

const LIST_CHARACTERS_MAX = 1_000;

/** In the wrong encoding a whole file may be one name. */
function listed(columns: readonly string[]): string {
  const list = columns.join(', ');
  return list.length > LIST_CHARACTERS_MAX ? `${list.slice(0, LIST_CHARACTERS_MAX)} …` : list;
}

/** Columns that are looked at before anybody knows whom the row is about. */
const beforeParty = ({ key, where, party, join }: Mapping): readonly string[] => [
  ...Object.keys(where),
  ...join.map(({ on }) => on),
  ...[key, ...party.from].flatMap(columnsOf),
  ...inPattern(party.on),
];

const withParty = ({ once = '', record }: Mapping): readonly string[] => [
  ...columnsOf(once),
  ...inPattern(record),
];

function inPattern(pattern: Pattern): readonly string[] {
  if (typeof pattern === 'string') return columnsOf(pattern);
  if (Array.isArray(pattern)) return pattern.flatMap(inPattern);
  const { values: _, ...others } = pattern as Readonly<Record<string, Pattern>>;
  return Object.values(others).flatMap((each) =>
    typeof each === 'string' || typeof each === 'object' ? inPattern(each) : [],
  );
}
