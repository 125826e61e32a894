import { buildDirectory, type DirectoryRows } from '#positions/directory.js';
import type { Evidence } from '#positions/evidence.js';
import type { PositionQuery } from '#positions/explain.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import type { Piece } from '#positions/piece.js';
import type { PositionsQuery } from '#positions/position-row.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import type { TimelineQuery } from '#positions/timeline.js';
import type { World } from '#positions/world.js';
import { dayOf } from '#vocabulary/day.js';

type Given = Partial<Evidence> & { from?: string; until?: string };

let sequence = 0;

/** A named supporting statement of USA on `x/1` of 2020-01-01, unless said otherwise. */
export function evidence({ from, until, ...rest }: Given = {}): Evidence {
  sequence += 1;
  const start = dayOf(from ?? '2020-01-01');
  const end = until === undefined ? null : dayOf(until);
  return {
    record: `r${sequence}`,
    on: 'x/1',
    party: 'USA',
    kind: 'statement',
    stance: 'supports',
    coverage: 'named',
    attribution: 'self',
    review: 'none',
    fromFirst: start,
    fromLast: start,
    untilFirst: end,
    untilLast: end,
    firstSequence: sequence,
    knownFrom: 1,
    knownTo: null,
    covers: [],
    index: 0,
    ...rest,
  };
}

export function piece(given: Given = {}): Piece {
  const made = evidence(given);
  return {
    evidence: made,
    facts: made,
    start: made.fromLast,
    end: made.untilFirst ?? Number.POSITIVE_INFINITY,
    via: null,
  };
}

const state = (code: string, from: string | null, to: string | null = null, un = true) => ({
  code,
  validFrom: from === null ? null : dayOf(from),
  validTo: to === null ? null : dayOf(to),
  unMemberFrom: un ? dayOf(from ?? '1945-10-24') : null,
  unMemberTo: un && to !== null ? dayOf(to) : null,
});

/** Five countries of which TWN is outside the UN, DDR ended in 1990 and XKX began in 2008; one group. */
export const ROWS: DirectoryRows = {
  states: [
    state('USA', null),
    state('FRA', null),
    state('TWN', null, null, false),
    state('DDR', '1973-09-18', '1990-10-02'),
    state('XKX', '2008-02-17', null, false),
  ],
  groups: [
    { group: 'duo', foundedFirst: dayOf('2000-01-01') },
    { group: 'old', foundedFirst: null },
  ],
  memberships: [
    { group: 'duo', party: 'USA', fromFirst: dayOf('2000-01-01'), toLast: null, toUnknown: false },
    {
      group: 'duo',
      party: 'FRA',
      fromFirst: dayOf('2000-01-01'),
      toLast: dayOf('2010-06-30'),
      toUnknown: false,
    },
    { group: 'duo', party: 'TWN', fromFirst: null, toLast: null, toUnknown: true },
    { group: 'duo', party: 'XKX', fromFirst: null, toLast: null, toUnknown: false },
  ],
};

export function world(...rows: readonly Evidence[]): World {
  const directory = buildDirectory(ROWS);
  return {
    evidence: EvidenceIndex.of(rows),
    directory: () => directory,
    subjects: ['x', 'x/1', 'x/2', 'x/10'],
  };
}

export const positionsQuery = (
  asOf: string,
  more: Partial<PositionsQuery> = {},
): PositionsQuery => ({
  asOf: dayOf(asOf),
  knownAt: 100,
  filters: DEFAULT_FILTERS,
  rules: latest1,
  on: null,
  parties: null,
  group: null,
  silent: false,
  ...more,
});

export const positionQuery = (asOf: string, more: Partial<PositionQuery> = {}): PositionQuery => ({
  on: 'x/1',
  party: 'USA',
  asOf: dayOf(asOf),
  knownAt: 100,
  filters: DEFAULT_FILTERS,
  rules: latest1,
  ...more,
});

export const timelineQuery = (
  [from, to]: [string, string],
  more: Partial<TimelineQuery> = {},
): TimelineQuery => ({
  interval: 'year',
  from: dayOf(from),
  to: dayOf(to),
  asOf: dayOf('2030-01-01'),
  knownAt: 100,
  filters: DEFAULT_FILTERS,
  rules: latest1,
  on: ['x/1'],
  roster: 'un',
  group: null,
  membership: 'of-the-date',
  parties: null,
  ...more,
});
