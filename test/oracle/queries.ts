import fc from 'fast-check';
import { bounds, isoDay } from './calendar.js';
import { partiesOf, subjectsOf } from './reference.js';
import type { LogEvent, TimelineQuery } from './shapes.js';

/** A question that both `naivePositions` and `naiveTimeline` can be asked. */
export interface Question {
  readonly framework: string;
  readonly query: TimelineQuery;
}

const LENGTH: Record<TimelineQuery['interval'], number> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};
/** Late days more often than early ones: by then there is something to see. */
const between = (from: string, to: string) =>
  fc.integer({ min: bounds(from).first, max: bounds(to).last });
const day = fc.oneof(
  between('1988-01-01', '2026-06-30'),
  between('2010-01-01', '2026-06-30'),
  between('2022-01-01', '2026-06-30'),
);
const iso = day.map(isoDay);

const filters = {
  channel: fc.constantFrom('all' as const, 'all' as const, 'words' as const, 'deeds' as const),
  evidence: fc.constantFrom('standard' as const, 'strict' as const, 'all' as const, 'all' as const),
  groups: fc.constantFrom('direct' as const, 'members' as const),
  review: fc.constantFrom(...(['live', 'live', 'live', 'confirmed'] as const)),
  dating: fc.constantFrom('certain' as const, 'possible' as const),
  method: fc.constantFrom('latest@1' as const, 'weighted@1' as const),
  silent: fc.boolean(),
};

const RELATIONS = ['exact', 'broader', 'narrower', 'related'];
const OWN_WEIGHTS = [
  { kinds: { statement: 0.2, vote: 1, conduct: 0 } },
  { ageing: { kinds: ['endorsement', 'statement'], stepDays: 100, halvingSteps: 1 } },
  { thresholds: { full: 0.6, leaning: 0.1 }, sufficientWeight: 0.6, coverages: { wholesale: 0 } },
];

type More = { crosswalk?: string[]; weights?: string };

/** What most questions leave out. */
const more: fc.Arbitrary<More> = fc.record(
  {
    crosswalk: fc.subarray(RELATIONS, { minLength: 1 }),
    weights: fc.constantFrom(...OWN_WEIGHTS.map((weights) => JSON.stringify(weights))),
  },
  { requiredKeys: [] },
);

/** Points of a timeline are few (up to 13), so that the oracle's pace does not matter. */
const period = fc
  .record({
    interval: fc.constantFrom('day', 'week', 'month', 'quarter', 'year') as fc.Arbitrary<
      TimelineQuery['interval']
    >,
    start: day,
    lengths: fc.integer({ min: 0, max: 12 }),
    roster: fc.constantFrom('un' as const, 'states' as const, 'observed' as const),
  })
  .map(({ interval, start, lengths, roster }) => {
    const to = start + lengths * LENGTH[interval];
    return { interval, roster, from: isoDay(start), to: isoDay(to) };
  });

/** Every filter, both rule-sets, every roster and interval; `knownAt` from 0 to `head`. */
export function randomQueries(base: readonly LogEvent[], head: number): fc.Arbitrary<Question> {
  const parties = partiesOf(base);
  const groups = parties.filter((party) => party.startsWith('group:'));
  const frameworks = subjectsOf(base).map((subject) => subject.split('/')[0]!);
  const ordinals = new Set(subjectsOf(base).map((subject) => Number(subject.split('/')[1] ?? 1)));
  const narrowed = fc.record(
    {
      countries: fc.subarray(parties, { minLength: 1 }),
      principles: fc.subarray([...ordinals], { minLength: 1 }),
      group: fc.constantFrom(...groups.map((party) => party.slice('group:'.length))),
      membership: fc.oneof(
        fc.constant('day'),
        iso.map((date) => `fixed:${date}`),
      ),
    },
    { requiredKeys: [] },
  );
  const whole = fc.constant({});
  const late = fc.integer({ min: Math.min(base.length, head), max: head });
  const knownAt = fc.oneof(fc.constant(head), late, late, fc.integer({ min: 0, max: head }));
  return fc
    .tuple(
      fc.constantFrom(...frameworks),
      fc.record({ ...filters, asOf: iso, knownAt }),
      fc.oneof(whole, whole, whole, whole, narrowed),
      period,
      fc.oneof(fc.constant<More>({}), more),
    )
    .map(([framework, plain, narrow, timed, { weights, ...across }]) => ({
      framework,
      query: {
        ...{ ...plain, ...narrow, ...timed, ...across },
        ...(weights !== undefined && plain.method === 'weighted@1' && { weights }),
      },
    }));
}
