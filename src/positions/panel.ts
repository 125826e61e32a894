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
  /** Looks at a part of it, one period after another: by subject, then country, in the order given. */
  readonly part: (
    on: readonly string[],
    countries: readonly string[],
  ) => (at: number) => readonly PanelCell[];
}

export function panelOf(world: World, query: PanelQuery): Panel {
  const { knownAt, filters, rules, interval } = query;
  const dates = periodEnds(query);
  const directory = world.directory(knownAt);
  const rosters = rostersOn(directory, query, dates).map((roster) => roster ?? new Set<string>());
  const shared = { knownAt, filters, rules, group: null, silent: false };
  const unheard = (country: string, at: number): PanelCell => {
    if (!directory.exists(country, dates[at]!)) return NO_STATE;
    return rosters[at]!.has(country) ? NO_RECORD : NO_MEMBER;
  };
  return {
    dates,
    interval,
    countries: new Set([...new Set(rosters)].flatMap((roster) => [...roster])),
    part: (on, countries) => {
      const placeOf = placesOf(on, countries);
      return (at) => {
        const absent = countries.map((country) => unheard(country, at));
        const cells = on.flatMap(() => absent);
        const asked = { ...shared, asOf: dates[at]!, on, parties: countries };
        for (const row of positionsAt(world, asked, BARE)) {
          const place = placeOf(row);
          if (cells[place] === NO_RECORD) cells[place] = cellOf(row);
        }
        return cells;
      };
    },
  };
}

/** Neither what a position rests on nor since when it holds. */
const BARE = { withBasis: false, withSince: false };

/** Where in a part the row of a subject and a country belongs. */
function placesOf(on: readonly string[], countries: readonly string[]) {
  const firsts = new Map(on.map((subject, at) => [subject, at * countries.length]));
  const places = new Map(countries.map((country, at) => [country, at]));
  return ({ on: subject, party }: PositionRow): number => firsts.get(subject)! + places.get(party)!;
}

function cellOf(row: PositionRow): PanelCell {
  if (row.class === 'silent') return NO_RECORD;
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

const NO_RECORD = missing('no_record');
const NO_STATE = missing('not_a_state');
const NO_MEMBER = missing('not_a_member');
