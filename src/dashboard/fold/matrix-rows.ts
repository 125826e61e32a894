import type { Day } from '#vocabulary/day.js';
import { folded } from '#vocabulary/folded.js';
import { rankOf } from '../words/classes.js';
import type { Directory } from './directory.js';
import { hasPart, isCalled } from './party-names.js';
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
  /** Part of a name, or a code, two letters or another name; empty for all. */
  readonly filter: string;
  /** `name` or a subject, with a minus in front to turn it round; names when empty, and first whom the filter names exactly. */
  readonly sort: string;
}

export interface MatrixRow {
  readonly party: string;
  readonly name: string;
}

const BY_NAME = new Intl.Collator('en', { sensitivity: 'base' });

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

function isWanted({ party }: MatrixRow, query: MatrixQuery): boolean {
  const { members, region, directory, day, filter } = query;
  if (members && !members.has(party)) return false;
  if (region !== '' && directory.regionOf(party) !== region) return false;
  const wanted = folded(filter);
  const called = directory.called(party, day);
  return isCalled(called, wanted) || hasPart(called, wanted);
}

const byName = (a: MatrixRow, b: MatrixRow): number => BY_NAME.compare(a.name, b.name);

function comparing(query: MatrixQuery): (a: MatrixRow, b: MatrixRow) => number {
  const { sort, segments, day } = query;
  if (sort === '') return meantFirst(query);
  const turn = sort.startsWith('-') ? -1 : 1;
  const by = sort.replace(/^-/, '');
  if (!query.subjects.includes(by)) return (a, b) => turn * byName(a, b);
  const rank = ({ party }: MatrixRow): number => rankOf(segments.at(party, by, day).class);
  return (a, b) => turn * (rank(a) - rank(b)) || byName(a, b);
}

/** By name, after those that are called exactly what was typed: `uk` is part of Ukraine, and means another. */
function meantFirst({
  directory,
  day,
  filter,
}: MatrixQuery): (a: MatrixRow, b: MatrixRow) => number {
  const wanted = folded(filter);
  const isOther = ({ party }: MatrixRow): number =>
    Number(wanted === '' || !isCalled(directory.called(party, day), wanted));
  return (a, b) => isOther(a) - isOther(b) || byName(a, b);
}
