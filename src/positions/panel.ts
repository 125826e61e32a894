import type { Day } from '#vocabulary/day.js';
import { type Interval, type PeriodsQuery, periodEnds } from './periods.js';
import type { PositionRow, PositionsQuery } from './position-row.js';
import { positionsAt } from './positions.js';
import { type RosterQuery, rostersOn } from './rosters.js';
import type { World } from './world.js';
export interface PanelQuery extends PeriodsQuery, RosterQuery {
  readonly knownAt: number;
  readonly filters: PositionsQuery['filters'];
  readonly rules: PositionsQuery['rules'];
  readonly on: readonly string[];
}

/** Why there is no value. */
export type MissingReason = 'no_record' | 'insufficient' | 'not_a_state' | 'not_a_member';

/** What one country holds on one principle at the end of one period. */
export interface PanelCell {
  readonly class: string | null;
  readonly score: number | null;
  readonly n: number | null;
  readonly missingReason: MissingReason | null;
}

/** A panel before it is laid out: every country of the roster at the end of every period. */
export interface Panel {
  readonly dates: readonly Day[];
  readonly interval: Interval;
  /** Countries that the roster holds at the end of some period. */
  readonly countries: ReadonlySet<string>;
  readonly cell: (on: string, country: string, at: number) => PanelCell;
}

export function panelOf(world: World, query: PanelQuery): Panel {
  const { on, knownAt, filters, rules, interval } = query;
  const dates = periodEnds(query);
  const directory = world.directory(knownAt);
  const rosters = rostersOn(directory, query, dates).map((roster) => roster ?? new Set<string>());
  const shared = { knownAt, filters, rules, on, parties: null, group: null, silent: false };
  const held = dates.map((asOf) => byCell(positionsAt(world, { ...shared, asOf }, false)));
  return {
    dates,
    interval,
    countries: new Set(rosters.flatMap((roster) => [...roster])),
    cell: (subject, country, at) => {
      if (!directory.exists(country, dates[at]!)) return missing('not_a_state');
      if (!rosters[at]!.has(country)) return missing('not_a_member');
      return cellOf(held[at]!.get(`${subject} ${country}`));
    },
  };
}

const byCell = (rows: readonly PositionRow[]): ReadonlyMap<string, PositionRow> =>
  new Map(rows.map((row) => [`${row.on} ${row.party}`, row]));

function cellOf(row: PositionRow | undefined): PanelCell {
  if (!row || row.class === 'silent') return missing('no_record');
  const { class: held, score, n } = row;
  if (held === 'insufficient') {
    return { class: held, score: null, n, missingReason: 'insufficient' };
  }
  return { class: held, score, n, missingReason: null };
}

const missing = (reason: MissingReason): PanelCell => ({
  class: null,
  score: null,
  n: null,
  missingReason: reason,
});
