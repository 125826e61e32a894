import type { Day } from '#vocabulary/day.js';
import { frameworkOf } from '#vocabulary/principle.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import { admitsAbsence, type Filters } from './filters.js';
import { isInForce } from './piece.js';
import { type RosterQuery, rostersOn } from './rosters.js';
import { holdsOn } from './spell.js';
import { subjectsOf } from './subject-order.js';
import { heardFrom } from './timeline.js';
import type { World } from './world.js';

/** Somebody looked and found no position. */
export interface Search {
  readonly party: string;
  /** A principle, or a framework: then all that belongs to it was looked for. */
  readonly on: string;
  readonly searchedOn: Day;
}

export interface CoverageQuery extends RosterQuery {
  readonly asOf: Day;
  readonly knownAt: number;
  readonly filters: Filters;
  /** Null: all subjects of the world. */
  readonly on: readonly string[] | null;
  /** As known at the same sequence. */
  readonly searches: readonly Search[];
  /** Sequence of the last review by record. */
  readonly reviews: ReadonlyMap<string, number>;
}

/** What is known of one member of the roster on one subject. */
export interface PartyCoverage {
  readonly on: string;
  readonly party: string;
  /** Pieces of evidence in force. */
  readonly n: number;
  /** Absences in force. */
  readonly absences: number;
  /** The last search that found nothing; null without any. */
  readonly searchedOn: Day | null;
  /** From when the newest record counts, ended ones and absences too. */
  readonly newestOn: Day | null;
  /** Sequence of the last review of any of these records; null without any. */
  readonly reviewedAt: number | null;
}

/** A subject over its roster: silence is either looked into or plain ignorance. */
export interface Coverage {
  readonly on: string;
  readonly roster: number;
  readonly withEvidence: number;
  readonly silent: number;
  /** Of the silent: searched for, present only by an absence, and neither of the two. */
  readonly searched: number;
  readonly participationOnly: number;
  readonly unsearched: number;
  /** With evidence per member; null when the roster is empty. */
  readonly coverage: number | null;
  readonly searchedOn: Day | null;
  readonly newestOn: Day | null;
  readonly reviewedAt: number | null;
}

/** By subject, then party: a row for every member of the roster. */
export function coverageByParty(world: World, query: CoverageQuery): PartyCoverage[] {
  const { asOf, knownAt, filters } = query;
  const subjects = subjectsOf(world, query.on);
  const selection = { knownAt, lastDay: asOf, filters, on: new Set(subjects), parties: null };
  const evidence = buildCells(world, selection);
  const absences = buildCells(world, selection, admitsAbsence);
  const roster = rostersOn(world.directory(knownAt), query, [asOf])[0]!;
  return subjects.flatMap((on) => {
    const [own, missed] = [byParty(evidence.get(on)), byParty(absences.get(on))];
    const members = query.roster === 'observed' ? observed(own, asOf, roster) : [...roster!];
    return members.toSorted().map((party) => ({
      on,
      party,
      ...tellingOf([own.get(party), missed.get(party)], query),
      searchedOn: newest(query.searches.filter((it) => concerns(it, { on, party, asOf }))),
    }));
  });
}

/** One row for each subject, in the order of the rows. */
export function coverageBySubject(
  rows: readonly PartyCoverage[],
  subjects: readonly string[],
): Coverage[] {
  const bySubject = Map.groupBy(rows, ({ on }) => on);
  return subjects.map((on) => summed(on, bySubject.get(on) ?? []));
}

/** Any rows of one subject, added up. */
export function summed(on: string, rows: readonly PartyCoverage[]): Coverage {
  const silent = rows.filter(({ n }) => n === 0);
  const withEvidence = rows.length - silent.length;
  const isSearched = (row: PartyCoverage): boolean => row.searchedOn !== null;
  return {
    on,
    roster: rows.length,
    withEvidence,
    silent: silent.length,
    searched: silent.filter(isSearched).length,
    participationOnly: silent.filter(({ absences }) => absences > 0).length,
    unsearched: silent.filter((row) => !isSearched(row) && row.absences === 0).length,
    coverage: rows.length === 0 ? null : withEvidence / rows.length,
    searchedOn: greatest(rows.map((row) => row.searchedOn)),
    newestOn: greatest(rows.map((row) => row.newestOn)),
    reviewedAt: greatest(rows.map((row) => row.reviewedAt)),
  };
}

const byParty = (cells: readonly Cell[] = []): ReadonlyMap<string, Cell> =>
  new Map(cells.map((cell) => [cell.party, cell]));

function observed(
  cells: ReadonlyMap<string, Cell>,
  asOf: Day,
  limits: ReadonlySet<string> | null,
): string[] {
  return [...cells.values()]
    .filter((cell) => heardFrom(cell) <= asOf && existsOn(cell, asOf))
    .map(({ party }) => party)
    .filter((party) => limits === null || limits.has(party));
}

const existsOn = ({ spells }: Cell, day: Day): boolean =>
  spells.some((spell) => holdsOn(spell, day));

function tellingOf(
  [evidence, absences]: readonly [Cell | undefined, Cell | undefined],
  { asOf, reviews }: CoverageQuery,
): Pick<PartyCoverage, 'n' | 'absences' | 'newestOn' | 'reviewedAt'> {
  const pieces = [...(evidence?.pieces ?? []), ...(absences?.pieces ?? [])];
  return {
    n: inForce(evidence, asOf),
    absences: inForce(absences, asOf),
    newestOn: greatest(pieces.map(({ start }) => start)),
    reviewedAt: greatest(pieces.map((piece) => reviews.get(piece.evidence.record) ?? null)),
  };
}

function inForce(cell: Cell | undefined, asOf: Day): number {
  if (!cell || !existsOn(cell, asOf)) return 0;
  return cell.pieces.filter((piece) => isInForce(piece, asOf)).length;
}

const concerns = (
  search: Search,
  { on, party, asOf }: { on: string; party: string; asOf: Day },
): boolean =>
  search.party === party &&
  search.searchedOn <= asOf &&
  (search.on === on || search.on === frameworkOf(on));

const newest = (searches: readonly Search[]): Day | null =>
  greatest(searches.map(({ searchedOn }) => searchedOn));

/** Null of nothing. */
function greatest(values: readonly (number | null)[]): number | null {
  return values.reduce(
    (most, each) => (most === null || (each ?? most) > most ? each : most),
    null,
  );
}
