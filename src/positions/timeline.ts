import type { Day } from '#vocabulary/day.js';
import { lowerBound } from './bisect.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import type { Filters } from './filters.js';
import { type PeriodsQuery, periodEnds } from './periods.js';
import { beginOf } from './piece.js';
import { type RosterQuery, rostersOn } from './rosters.js';
import type { RuleSet } from './rule-sets/rule-set.js';
import { subjectsOf } from './subject-order.js';
import { sweep } from './sweep.js';
import { Tally } from './tally.js';
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
  const dates = periodEnds(query);
  const lastDay = dates.at(-1);
  if (lastDay === undefined) return [];
  const subjects = subjectsOf(world, query.on);
  const rosters = rostersOn(world.directory(query.knownAt), query, dates);
  const { knownAt, filters } = query;
  // Not limited to the parties asked for: the others are still listed as outside.
  const selection = { knownAt, lastDay, filters, on: new Set(subjects), parties: null };
  const cells = buildCells(world, selection);
  return subjects.flatMap((on) => {
    const tally = new Tally(dates, rosters);
    for (const cell of cells.get(on) ?? []) addCell(tally, cell, query.rules);
    return dates.map((_, at) => rowOf(on, at, tally, query.roster === 'observed'));
  });
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
  const { dates, observed } = tally;
  const heard = heardFrom(cell);
  for (const { first, last } of cell.spells) {
    const begin = lowerBound(dates, Math.max(first, heard));
    for (let at = begin; at < dates.length && dates[at]! <= last; at += 1) {
      if (tally.isCounted(cell.party, at)) observed[at]! += 1;
    }
  }
}

/** The first day on which anything counted for it. */
export const heardFrom = ({ pieces, cuts }: Cell): Day =>
  cuts ? Math.min(...pieces.map(beginOf)) : pieces[0]!.start;

function rowOf(on: string, at: number, tally: Tally, isObserved: boolean): TimelineRow {
  const { count, heard, clear, scoreSum, supporters, outside } = tally.totals(at);
  const roster = isObserved ? tally.observed[at]! : tally.rosters[at]!.size;
  return {
    on,
    date: tally.dates[at]!,
    supports: count('supports'),
    leansSupport: count('leans_support'),
    mixed: count('mixed'),
    neutral: count('neutral'),
    leansOppose: count('leans_oppose'),
    opposes: count('opposes'),
    insufficient: count('insufficient'),
    silent: roster - heard,
    roster,
    meanScore: clear === 0 ? null : scoreSum / clear,
    supportShare: roster === 0 ? null : supporters / roster,
    coverage: roster === 0 ? null : heard / roster,
    outside,
  };
}
