import type { Day } from '#vocabulary/day.js';
import { type Axis, axisOf } from './axis.js';
import { lowerBound } from './bisect.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import type { Filters } from './filters.js';
import { Observed } from './observed.js';
import type { PeriodsQuery } from './periods.js';
import { ofChannel } from './positions.js';
import { isIn, type Roster, type RosterQuery } from './rosters.js';
import type { RuleSet } from './rule-sets/rule-set.js';
import { subjectsOf } from './subject-order.js';
import { sweep } from './sweep.js';
import { heardFrom } from './timeline.js';
import { wordsLessDeeds } from './voices.js';
import type { World } from './world.js';

export interface GapsQuery extends PeriodsQuery, RosterQuery {
  readonly knownAt: number;
  readonly filters: Omit<Filters, 'channel'>;
  readonly rules: RuleSet;
  /** Null: all subjects of the world. */
  readonly on: readonly string[] | null;
}

/** What one party says and does; null where it is silent or insufficient, and never 0 for that. */
export interface PartyGap {
  readonly party: string;
  readonly words: number | null;
  readonly deeds: number | null;
  /** Words minus deeds where both are known. */
  readonly gap: number | null;
}

/** One subject on one date. */
export interface GapPoint {
  readonly on: string;
  readonly date: Day;
  readonly roster: number;
  /** Members of the roster with both known; the means run over them. */
  readonly n: number;
  readonly words: number | null;
  readonly deeds: number | null;
  readonly gap: number | null;
  /** Members with words or deeds known, ascending. */
  readonly parties: readonly PartyGap[];
  /** Parties with both known that the roster does not hold, ascending; in no mean. */
  readonly outside: readonly string[];
}

/** By subject, then date. */
export const gaps = (world: World, query: GapsQuery): GapPoint[] => [...eachGap(world, query)];

/** The same, one point after another: each holds all that its parties say and do. */
export function* eachGap(world: World, query: GapsQuery): Generator<GapPoint> {
  const { knownAt } = query;
  const axis = axisOf(world.directory(knownAt), query);
  const { dates } = axis;
  const lastDay = dates.at(-1);
  if (lastDay === undefined) return;
  const filters = { ...query.filters, channel: 'all' } as const;
  for (const on of subjectsOf(world, query.on)) {
    const selection = { knownAt, lastDay, filters, on: new Set([on]), parties: null };
    const cells = buildCells(world, selection).get(on) ?? [];
    const rosterSize = rosterSizes(cells, axis, query.roster);
    const parties = cells.map((cell) => seriesOf(cell, query.rules, dates));
    for (const at of dates.keys()) {
      yield pointOf({ on, at }, axis, parties, rosterSize(at));
    }
  }
}

/** How large the roster is on each date. */
function rosterSizes(
  cells: readonly Cell[],
  { dates, rosters, spans, indexOf }: Axis,
  roster: RosterQuery['roster'],
): (at: number) => number {
  if (roster !== 'observed') return (at) => rosters[at]!.size;
  const observed = new Observed(dates.length);
  for (const cell of cells) observed.add(spans.of(cell.party), indexOf(heardFrom(cell)));
  observed.addUp();
  return (at) => observed.at(at);
}

interface Series {
  readonly party: string;
  readonly words: readonly (number | null)[];
  readonly deeds: readonly (number | null)[];
}

const seriesOf = (cell: Cell, rules: RuleSet, dates: readonly Day[]): Series => ({
  party: cell.party,
  words: scoresOn({ ...cell, pieces: ofChannel(cell.pieces, 'words') }, rules, dates),
  deeds: scoresOn({ ...cell, pieces: ofChannel(cell.pieces, 'deeds') }, rules, dates),
});

/** The score on each date; null when silent or insufficient. */
function scoresOn(cell: Cell, rules: RuleSet, dates: readonly Day[]): (number | null)[] {
  const scores = new Array<number | null>(dates.length).fill(null);
  const window = { first: dates[0]!, last: dates.at(-1)! };
  sweep(cell, rules, window, (from, to, pieces) => {
    const [begin, end] = [lowerBound(dates, from), lowerBound(dates, to)];
    if (begin === end) return;
    const judged = rules.judge(pieces, from);
    if (judged.class !== 'insufficient') scores.fill(judged.score, begin, end);
  });
  return scores;
}

function pointOf(
  { on, at }: { on: string; at: number },
  { dates, rosters }: Axis,
  series: readonly Series[],
  roster: number,
): GapPoint {
  const { parties, outside } = heardOn(at, rosters[at]!, series);
  const both = parties.filter(isKnown);
  return {
    on,
    date: dates[at]!,
    roster,
    n: both.length,
    words: mean(both.map((it) => it.words)),
    deeds: mean(both.map((it) => it.deeds)),
    gap: mean(both.map((it) => it.gap)),
    parties,
    outside,
  };
}

function heardOn(
  at: number,
  roster: Roster,
  series: readonly Series[],
): Pick<GapPoint, 'parties' | 'outside'> {
  const parties: PartyGap[] = [];
  const outside: string[] = [];
  for (const { party, words, deeds } of series) {
    if (words[at] === null && deeds[at] === null) continue;
    const it = gapOf(party, words[at]!, deeds[at]!);
    if (isIn(roster, party)) parties.push(it);
    else if (isKnown(it)) outside.push(party);
  }
  return { parties, outside };
}

const gapOf = (party: string, words: number | null, deeds: number | null): PartyGap => ({
  party,
  words,
  deeds,
  gap: wordsLessDeeds(words, deeds),
});

type KnownGap = PartyGap & { words: number; deeds: number; gap: number };
const isKnown = (it: PartyGap): it is KnownGap => it.gap !== null;

/** Null of nothing. */
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
