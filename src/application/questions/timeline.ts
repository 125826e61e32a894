import { z } from 'zod';
import { getOrMake } from '#kernel/get-or-make.js';
import { curves } from '#positions/timeline.js';
import { type Day, isoOf } from '#vocabulary/day.js';
import { collect } from '../collect-pages.js';
import { pagesBySubject } from '../pages-by-subject.js';
import { type Asked, columns, type Pages, question } from '../question.js';
import type { ReadModel } from '../read-model.js';
import {
  checkCounted,
  checkGroup,
  filtersOf,
  frameworkAt,
  rulesOf,
  subjectsAsked,
} from './checked.js';
import { membershipOn } from './membership-on.js';
import {
  asOf,
  countriesOrObserved,
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
import { from, periodsAbout, periodsAsked, to } from './periods-asked.js';

const params = z.strictObject({
  framework,
  interval,
  from,
  to,
  asOf,
  knownAt,
  roster,
  country: countriesOrObserved,
  principle: principles,
  group,
  membership,
  ...filters,
  weights,
  succession,
  crosswalk,
});

export default question({
  name: 'timeline',
  path: '/frameworks/{framework}/timeline',
  summary: 'How support for each principle evolved: counts by class at the end of each period.',
  params,
  key: ['on', 'date'],
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
  answer: async (asked, { model }) => ({ rows: await collect(timelinePages(asked, model)) }),
  draw: (asked, { model }) => ({ pages: timelinePages(asked, model) }),
});

function timelinePages(asked: Asked<typeof params>, model: ReadModel): Pages {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const on = subjectsAsked(model, entry, asked);
  checkCounted(model, asked);
  const periods = periodsAsked(asked, entry);
  const world = model.world(on, asked.crosswalk);
  const query = {
    ...periods,
    knownAt: asked.knownAt,
    filters: filtersOf(asked),
    rules: rulesOf(asked),
    roster: asked.roster,
    group: checkGroup(model, asked.group),
    membership: membershipOn(asked),
    parties: asked.country ?? null,
  };
  const dates = new Map<Day, string>();
  const written = (day: Day): string => getOrMake(dates, day, () => isoOf(day));
  const rowsOn = function* (some: readonly string[]) {
    for (const curve of curves(world, { ...query, on: some })) {
      for (const row of curve.rows()) yield { ...row, date: written(row.date) };
    }
  };
  return pagesBySubject(on, periodsAbout(periods), rowsOn);
}
