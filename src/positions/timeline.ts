import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import { type Axis, axisOf } from './axis.js';
import { lowerBound } from './bisect.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import { admits, type Filters, isTrusted } from './filters.js';
import { isPacked } from './is-packed.js';
import { admissionTable } from './packed/facts.js';
import { WeighedRows } from './packed/weighed-rows.js';
import type { PeriodsQuery } from './periods.js';
import { beginOf } from './piece.js';
import type { RosterQuery } from './rosters.js';
import type { RuleSet } from './rule-sets/rule-set.js';
import { subjectsOf } from './subject-order.js';
import { sweep } from './sweep.js';
import { COLUMNS, Tally } from './tally.js';
import { TimelineCounts } from './timeline-counts.js';
import { sumsByDate, WeighedCounts } from './weighed-counts.js';
import type { World } from './world.js';

export interface TimelineQuery extends PeriodsQuery, RosterQuery {
  readonly knownAt: number;
  readonly filters: Filters;
  readonly rules: RuleSet;
  /** Null: all subjects of the world. */
  readonly on: readonly string[] | null;
}

/** How a roster stood on one subject on one date. */
export interface TimelineRow {
  readonly on: string;
  readonly date: Day;
  readonly supports: number;
  readonly leansSupport: number;
  readonly mixed: number;
  readonly neutral: number;
  readonly leansOppose: number;
  readonly opposes: number;
  readonly insufficient: number;
  readonly silent: number;
  readonly roster: number;
  /** Over members with a class other than insufficient; null when there is none. */
  readonly meanScore: number | null;
  /** Shares of the roster; null when it is empty. */
  readonly supportShare: number | null;
  readonly coverage: number | null;
  /** Parties with a position that the roster does not hold, ascending; in no count. */
  readonly outside: readonly string[];
}

/** By subject, then date. */
export function timeline(world: World, query: TimelineQuery): TimelineRow[] {
  const axis = axisOf(world.directory(query.knownAt), query);
  if (axis.dates.length === 0) return [];
  const subjects = subjectsOf(world, query.on);
  const tally = new Tally(axis.dates, axis.rosters);
  const counted = isPacked(query) ? countPacked : countJudged;
  const count = counted(world, query, { axis, tally });
  const rows: TimelineRow[] = [];
  for (const on of subjects) {
    tally.clear();
    count(on);
    for (let at = 0; at < axis.dates.length; at += 1) {
      rows.push(rowOf(on, at, tally, query.roster === 'observed'));
    }
  }
  return rows;
}

/** What the counts of one subject after another go into. */
interface Sheet {
  readonly axis: Axis;
  readonly tally: Tally;
}

type Count = (on: string) => void;

function countPacked(world: World, query: TimelineQuery, sheet: Sheet): Count {
  const { evidence } = world;
  const { dating, groups } = query.filters;
  const directory = world.directory(query.knownAt);
  const admission = admissionTable(isTrusted, query.filters);
  const counter = counterOf(query, sheet);
  const judged = query.rules.byLast && STANCES.map(query.rules.byLast);
  return (on) => {
    const cells = evidence.on(on)?.cells({ dating, groups, directory, admission });
    if (cells) counter.add(cells, evidence.names.nameOf);
    sheet.tally.finish(judged);
  };
}

function counterOf({ knownAt, filters, rules }: TimelineQuery, { axis, tally }: Sheet) {
  const lastDay = axis.dates.at(-1)!;
  const admission = admissionTable(admits, filters);
  if (rules.byWeight === null) {
    return new TimelineCounts(axis, tally, { knownAt, lastDay, admission });
  }
  const weighing = rules.byWeight;
  const rows = new WeighedRows(weighing, { knownAt, lastDay, voices: admission });
  const sums = sumsByDate(axis.dates.length);
  return new WeighedCounts({ axis, tally, weighing, rows, sums });
}

/** Not limited to the parties asked for: the others are still listed as outside. */
function countJudged(
  world: World,
  { knownAt, filters, rules }: TimelineQuery,
  { axis, tally }: Sheet,
): Count {
  const lastDay = axis.dates.at(-1)!;
  return (on) => {
    const selection = { knownAt, lastDay, filters, on: new Set([on]), parties: null };
    for (const cell of buildCells(world, selection).get(on) ?? []) addCell(tally, cell, rules);
    tally.finish(null);
  };
}

/** Judges a stretch only if a date lies in it. */
function addCell(tally: Tally, cell: Cell, rules: RuleSet): void {
  const { dates } = tally;
  const window = { first: dates[0]!, last: dates.at(-1)! };
  sweep(cell, rules, window, (from, to, pieces) => {
    const begin = lowerBound(dates, from);
    const end = lowerBound(dates, to);
    if (begin === end) return;
    const judgement = rules.judge(pieces, from);
    for (let at = begin; at < end; at += 1) tally.add(cell.party, at, judgement);
  });
  addObserved(tally, cell);
}

/** Once heard of, a party stays observed as long as it exists. */
export function addObserved(tally: Tally, cell: Cell): void {
  const { dates } = tally;
  const heard = heardFrom(cell);
  for (const { first, last } of cell.spells) {
    const begin = lowerBound(dates, Math.max(first, heard));
    for (let at = begin; at < dates.length && dates[at]! <= last; at += 1) {
      if (tally.isCounted(cell.party, at)) tally.observe(at, at + 1);
    }
  }
}

/** The first day on which anything counted for it. */
export const heardFrom = ({ pieces, cuts }: Cell): Day =>
  cuts ? Math.min(...pieces.map(beginOf)) : pieces[0]!.start;

function rowOf(on: string, at: number, tally: Tally, isObserved: boolean): TimelineRow {
  const { counts } = tally;
  const first = at * COLUMNS;
  const supports = counts[first]!;
  const leansSupport = counts[first + 1]!;
  const mixed = counts[first + 2]!;
  const neutral = counts[first + 3]!;
  const leansOppose = counts[first + 4]!;
  const opposes = counts[first + 5]!;
  const insufficient = counts[first + 6]!;
  const clear = supports + leansSupport + mixed + neutral + leansOppose + opposes;
  const heard = clear + insufficient;
  const roster = isObserved ? tally.observed(at) : tally.rosters[at]!.size;
  return {
    on,
    date: tally.dates[at]!,
    supports,
    leansSupport,
    mixed,
    neutral,
    leansOppose,
    opposes,
    insufficient,
    silent: roster - heard,
    roster,
    meanScore: clear === 0 ? null : tally.scoreSums[at]! / clear,
    supportShare: roster === 0 ? null : tally.supporters[at]! / roster,
    coverage: roster === 0 ? null : heard / roster,
    outside: tally.outsideAt(at),
  };
}
