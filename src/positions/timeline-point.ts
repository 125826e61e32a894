import type { Day } from '#vocabulary/day.js';
import { buildCells } from './cells.js';
import type { TimelineRow } from './curve.js';
import type { Filters } from './filters.js';
import type { PositionRow } from './position-row.js';
import { positionsAt } from './positions.js';
import { type RosterQuery, rostersOn } from './rosters.js';
import type { RuleSet } from './rule-sets/rule-set.js';
import { holdsOn } from './spell.js';
import { heardFrom, timeline } from './timeline.js';
import type { World } from './world.js';

export interface TimelinePointQuery extends RosterQuery {
  readonly on: string;
  readonly date: Day;
  readonly knownAt: number;
  readonly filters: Filters;
  readonly rules: RuleSet;
}

/** One point of a timeline, opened down to the parties that made it. */
export interface TimelinePoint {
  readonly counts: TimelineRow;
  /** Members of the roster, ascending. */
  readonly roster: readonly string[];
  /** Members with a position, by party. */
  readonly positions: readonly PositionRow[];
  /** Positions of parties that the roster does not hold; in no count. */
  readonly outside: readonly PositionRow[];
  /** Members without a position, ascending. */
  readonly silent: readonly string[];
}

/** The counts are those of the timeline itself; the parties are told by the positions of the day. */
export function timelinePoint(world: World, query: TimelinePointQuery): TimelinePoint {
  const { date, on } = query;
  const day = { interval: 'day', from: date, to: date, asOf: date } as const;
  const [counts] = timeline(world, { ...query, ...day, on: [on] });
  const everyone = { asOf: date, on: [on], parties: null, group: null, silent: false };
  const rows = positionsAt(world, { ...query, ...everyone });
  const roster = rosterOf(world, query);
  const members = new Set(roster);
  const positions = rows.filter(({ party }) => members.has(party));
  const heard = new Set(positions.map(({ party }) => party));
  return {
    counts: counts!,
    roster,
    positions,
    outside: rows.filter(({ party }) => !members.has(party)),
    silent: roster.filter((party) => !heard.has(party)),
  };
}

function rosterOf(world: World, query: TimelinePointQuery): readonly string[] {
  const { on, date, knownAt, filters } = query;
  const limits = rostersOn(world.directory(knownAt), query, [date])[0]!;
  if (query.roster !== 'observed') return [...limits!].toSorted();
  const selection = { knownAt, lastDay: date, filters, on: new Set([on]), parties: null };
  return (buildCells(world, selection).get(on) ?? [])
    .filter((cell) => heardFrom(cell) <= date && cell.spells.some((spell) => holdsOn(spell, date)))
    .map(({ party }) => party)
    .filter((party) => limits === null || limits.has(party));
}
