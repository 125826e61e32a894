import { z } from 'zod';
import { refuse } from '#kernel/refusal.js';
import type { Interval, PeriodsQuery } from '#positions/periods.js';
import { timeline } from '#positions/timeline.js';
import { isoDay } from '#vocabulary/dated.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import { columns, question } from '../question.js';
import {
  checkGroup,
  checkParties,
  filtersOf,
  frameworkAt,
  ruleSet,
  subjectsAsked,
} from './checked.js';
import {
  asOf,
  countries,
  filters,
  framework,
  group,
  interval,
  knownAt,
  membership,
  principles,
} from './params.js';

const POINTS_MAX = 200_000;
/** At least so many days lie in a period. */
const INTERVAL_DAYS: Readonly<Record<Interval, number>> = {
  day: 1,
  week: 7,
  month: 28,
  quarter: 90,
  year: 365,
};

export default question({
  name: 'timeline',
  path: '/frameworks/{framework}/timeline',
  summary: 'How support for each principle evolved: counts by class at the end of each period.',
  params: z.strictObject({
    framework,
    interval,
    from: isoDay.optional().describe('First day. Default: the announcement of the framework.'),
    to: isoDay.optional().describe('Last day. Default: asOf.'),
    asOf,
    knownAt,
    roster: z
      .enum(['un', 'states', 'observed'])
      .default('un')
      .describe('Who is counted: UN members, all states, or parties with any evidence by then.'),
    country: countries,
    principle: principles,
    group,
    membership,
    ...filters,
  }),
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    date: 'Last day of the period.',
    supports: 'Members of the roster in this class.',
    leansSupport: 'Members of the roster in this class.',
    mixed: 'Members of the roster in this class.',
    neutral: 'Members of the roster in this class.',
    leansOppose: 'Members of the roster in this class.',
    opposes: 'Members of the roster in this class.',
    insufficient: 'Members with too little evidence to be classed.',
    silent: 'Members without evidence.',
    roster: 'Members of the roster on that day.',
    meanScore: 'Mean score over members with a class; empty when there is none.',
    supportShare: 'Supporters per member of the roster.',
    coverage: 'Members with evidence per member of the roster.',
    outside: 'Parties with a position that the roster does not hold; not counted.',
  }),
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const on = subjectsAsked(model, entry, params);
    if (params.country) checkParties(model, params.country, 'country');
    const announced = isoOf(spanOf(String(entry.data['announcedOn'])).first);
    const periods: PeriodsQuery = {
      interval: params.interval,
      from: dayOf(params.from ?? announced),
      to: dayOf(params.to ?? params.asOf),
      asOf: dayOf(params.asOf),
    };
    refuseTooMany(periods, on.length);
    const rows = timeline(model.world(params.framework, on), {
      ...periods,
      knownAt: params.knownAt,
      filters: filtersOf(params),
      rules: ruleSet(params.method),
      on,
      roster: params.roster,
      group: checkGroup(model, params.group),
      membership: params.membership === 'day' ? 'of-the-date' : fixedDay(params.membership),
      parties: params.country ?? null,
    });
    return { rows: rows.map((row) => ({ ...row, date: isoOf(row.date) })) };
  },
});

const fixedDay = (text: string) => dayOf(isoDay.parse(text.slice('fixed:'.length)));

function refuseTooMany({ interval, from, to }: PeriodsQuery, subjects: number): void {
  const points = Math.ceil((to - from) / INTERVAL_DAYS[interval]) * subjects;
  if (points <= POINTS_MAX) return;
  throw refuse(
    'invalid',
    'query.too-many-points',
    `This asks for about ${points} points; ${POINTS_MAX} are the most. Take a longer interval, a shorter range, or fewer principles.`,
    { pointer: 'interval' },
  );
}
