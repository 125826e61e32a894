import { z } from 'zod';
import { getOrMake } from '#kernel/get-or-make.js';
import { timeline } from '#positions/timeline.js';
import { type Day, isoOf } from '#vocabulary/day.js';
import { inTurns } from '../in-turns.js';
import { columns, question } from '../question.js';
import {
  checkGroup,
  checkParties,
  filtersOf,
  frameworkAt,
  rulesOf,
  subjectsAsked,
} from './checked.js';
import { membershipOn } from './membership-on.js';
import {
  asOf,
  countries,
  crosswalk,
  filters,
  framework,
  group,
  interval,
  knownAt,
  membership,
  principles,
  roster,
  succession,
  weights,
} from './params.js';
import { from, periodsAsked, to } from './periods-asked.js';

export default question({
  name: 'timeline',
  path: '/frameworks/{framework}/timeline',
  summary: 'How support for each principle evolved: counts by class at the end of each period.',
  params: z.strictObject({
    framework,
    interval,
    from,
    to,
    asOf,
    knownAt,
    roster,
    country: countries,
    principle: principles,
    group,
    membership,
    ...filters,
    weights,
    succession,
    crosswalk,
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
    const periods = periodsAsked(params, entry, on.length);
    const world = model.world(on, params.crosswalk);
    const query = {
      ...periods,
      knownAt: params.knownAt,
      filters: filtersOf(params),
      rules: rulesOf(params),
      roster: params.roster,
      group: checkGroup(model, params.group),
      membership: membershipOn(params.membership),
      parties: params.country ?? null,
    };
    const rows = await inTurns(on, (some) => timeline(world, { ...query, on: some }));
    const dates = new Map<Day, string>();
    const written = (day: Day): string => getOrMake(dates, day, () => isoOf(day));
    return { rows: rows.map((row) => ({ ...row, date: written(row.date) })) };
  },
});
