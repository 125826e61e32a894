import type { Day } from '#vocabulary/day.js';
import { rankOf } from '../words/classes.js';
import type { Directory } from './directory.js';
import type { Segments } from './segments.js';

/** Which rows a matrix shows, and in which order. */
export interface MatrixQuery {
  readonly segments: Segments;
  readonly directory: Directory;
  readonly day: Day;
  /** Columns, as they are called in rows of answers. */
  readonly subjects: readonly string[];
  /** Codes of a group’s members; undefined for everybody. */
  readonly members: ReadonlySet<string> | undefined;
  /** Empty for everywhere. */
  readonly region: string;
  /** Part of a name or a code; empty for all. */
  readonly filter: string;
  /** `name` or a subject, with a minus in front to turn it round; names and support first when empty. */
  readonly sort: string;
}

export interface MatrixRow {
  readonly party: string;
  readonly name: string;
}

const BY_NAME = new Intl.Collator('en', { sensitivity: 'base' });
const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Members of the United Nations, and whoever else holds something on these subjects. */
export function matrixRows(query: MatrixQuery): readonly MatrixRow[] {
  const { directory, day } = query;
  const parties = new Set([...directory.membersOn(day), ...holders(query)]);
  const rows = [...parties]
    .map((party) => ({ party, name: directory.nameOf(party, day) }))
    .filter((row) => isWanted(row, query));
  return rows.toSorted(comparing(query));
}

function holders({ segments, subjects, day }: MatrixQuery): readonly string[] {
  return subjects.flatMap((on) =>
    segments.parties(on).filter((party) => segments.at(party, on, day).class !== 'silent'),
  );
}

function isWanted({ party, name }: MatrixRow, query: MatrixQuery): boolean {
  const { members, region, directory } = query;
  if (members && !members.has(party)) return false;
  if (region !== '' && directory.regionOf(party) !== region) return false;
  const words = folded(query.filter).split(/\s+/);
  return words.every((word) => folded(`${name} ${party}`).includes(word));
}

function comparing(query: MatrixQuery): (a: MatrixRow, b: MatrixRow) => number {
  const { sort, segments, day } = query;
  const turn = sort.startsWith('-') ? -1 : 1;
  const by = sort.replace(/^-/, '');
  const byName = (a: MatrixRow, b: MatrixRow): number => BY_NAME.compare(a.name, b.name);
  if (!query.subjects.includes(by)) return (a, b) => turn * byName(a, b);
  const rank = ({ party }: MatrixRow): number => rankOf(segments.at(party, by, day).class);
  return (a, b) => turn * (rank(a) - rank(b)) || byName(a, b);
}
