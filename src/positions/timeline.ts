import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import { type Axis, axisOf } from './axis.js';
import { lowerBound } from './bisect.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import { Curve, type TimelineRow } from './curve.js';
import { admits, type Filters, isTrusted } from './filters.js';
import { isPacked } from './is-packed.js';
import type { CellRows } from './packed/cell-rows.js';
import { admissionTable } from './packed/facts.js';
import { WeighedRows } from './packed/weighed-rows.js';
import type { PeriodsQuery } from './periods.js';
import { beginOf } from './piece.js';
import { isIn, type RosterQuery } from './rosters.js';
import type { RuleSet } from './rule-sets/rule-set.js';
import { subjectsOf } from './subject-order.js';
import { sweep } from './sweep.js';
import { JudgedTally, LastTally, type Tally } from './tally.js';
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

/** By subject, then date. */
export const timeline = (world: World, query: TimelineQuery): TimelineRow[] =>
  [...curves(world, query)].flatMap((curve) => [...curve.rows()]);

/** One subject after another, each counted when its turn comes; none without a date. */
export function* curves(world: World, query: TimelineQuery): Generator<Curve> {
  const axis = axisOf(world.directory(query.knownAt), query);
  if (axis.dates.length === 0) return;
  const counted = isPacked(query) ? countPacked : countJudged;
  const count = counted(world, query, axis);
  const isObserved = query.roster === 'observed';
  for (const on of subjectsOf(world, query.on)) {
    const tally = count(on);
    tally.addUp();
    yield new Curve(on, axis, tally, isObserved);
  }
}

/** Counts one subject. */
type Count = (on: string) => Tally;

function countPacked(world: World, query: TimelineQuery, axis: Axis): Count {
  const { evidence } = world;
  const { dating, groups } = query.filters;
  const directory = world.directory(query.knownAt);
  const admission = admissionTable(isTrusted, query.filters);
  const count = counterOf(query, axis, evidence.names.nameOf);
  return (on) => count(evidence.on(on)?.cells({ dating, groups, directory, admission }));
}

type NameOf = (party: number) => string;
type CountCells = (cells: CellRows | undefined) => Tally;

function counterOf(
  { knownAt, filters, rules }: TimelineQuery,
  axis: Axis,
  nameOf: NameOf,
): CountCells {
  const { dates } = axis;
  const admission = admissionTable(admits, filters);
  const { byLast, byWeight } = rules;
  if (byWeight === null) {
    const judged = STANCES.map(byLast!);
    const counts = new TimelineCounts(axis, { knownAt, admission });
    return counting(
      () => new LastTally(dates.length, judged),
      (cells, tally) => counts.add(cells, nameOf, tally),
    );
  }
  const rows = new WeighedRows(byWeight, { knownAt, lastDay: dates.at(-1)!, voices: admission });
  const sums = sumsByDate(dates.length);
  const counts = new WeighedCounts({ axis, weighing: byWeight, rows, sums });
  return counting(
    () => new JudgedTally(dates.length),
    (cells, tally) => counts.add(cells, nameOf, tally),
  );
}

/** A subject without rows is counted too: as silent. */
const counting =
  <Kind extends Tally>(
    begin: () => Kind,
    add: (cells: CellRows, tally: Kind) => void,
  ): CountCells =>
  (cells) => {
    const tally = begin();
    if (cells) add(cells, tally);
    return tally;
  };

/** Not limited to the parties asked for: the others are still listed as outside. */
function countJudged(world: World, { knownAt, filters, rules }: TimelineQuery, axis: Axis): Count {
  const lastDay = axis.dates.at(-1)!;
  return (on) => {
    const selection = { knownAt, lastDay, filters, on: new Set([on]), parties: null };
    const tally = new JudgedTally(axis.dates.length);
    for (const cell of buildCells(world, selection).get(on) ?? [])
      addCell(tally, cell, rules, axis);
    return tally;
  };
}

/** Judges a stretch only if a date lies in it. */
function addCell(tally: JudgedTally, cell: Cell, rules: RuleSet, axis: Axis): void {
  const { dates, rosters } = axis;
  const { party } = cell;
  const window = { first: dates[0]!, last: dates.at(-1)! };
  sweep(cell, rules, window, (from, to, pieces) => {
    const begin = lowerBound(dates, from);
    const end = lowerBound(dates, to);
    if (begin === end) return;
    const judgement = rules.judge(pieces, from);
    for (let at = begin; at < end; at += 1) {
      if (isIn(rosters[at]!, party)) tally.addMember(at, judgement);
      else tally.addOutside(party, at);
    }
  });
  tally.observed.add(axis.spans.of(party), axis.indexOf(heardFrom(cell)));
}

/** The first day on which anything counted for it. */
export const heardFrom = ({ pieces, cuts }: Cell): Day =>
  cuts ? Math.min(...pieces.map(beginOf)) : pieces[0]!.start;
