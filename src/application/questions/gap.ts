import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { eachGap, type GapPoint, type PartyGap } from '#positions/gaps.js';
import { stretchesOf } from '#positions/periods.js';
import { isoOf } from '#vocabulary/day.js';
import { collect } from '../collect-pages.js';
import { PARTIES_ABOUT, pagesFrom, someAtATime } from '../pages-by-subject.js';
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

/** Of so many dates what every party says and does is held at once. */
const DATES_HELD = 1_000;

/** A gap is between the two channels, so there is none to choose. */
const { channel: _, ...bothChannels } = filters;

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
  ...bothChannels,
  weights,
  succession,
  crosswalk,
  by: z
    .enum(['principle', 'party'])
    .default('principle')
    .describe('party: a row for each party of which words or deeds are known.'),
});

export default question({
  name: 'gap',
  path: '/frameworks/{framework}/gap',
  summary: 'What parties say against what they do: words minus deeds, at the end of each period.',
  params,
  key: ['on', 'date', 'party'],
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    date: 'Last day of the period.',
    party: 'Country code (by=party).',
    words: 'Score under words; by principle the mean over those with both. Empty: not known.',
    deeds: 'Score under deeds; by principle the mean over those with both. Empty: not known.',
    gap: 'Words minus deeds, or its mean; empty where not both are known, which is not 0.',
    n: 'Members of the roster with both known (by=principle).',
    roster: 'Members of the roster on that day (by=principle).',
    coverage: 'n per member of the roster; empty where that is empty (by=principle).',
    outside: 'Parties with both known that the roster does not hold; in no mean (by=principle).',
  }),
  answer: async (asked, { model }) => {
    const { pages, last } = asking(asked, model);
    if (asked.by === 'party') return { rows: await collect(pages(partyRows)) };
    const parties: JsonObject[] = [];
    const rows = await collect(
      pages((point) => {
        if (point.date === last) parties.push(...heardIn(point));
        return pointRows(point);
      }),
    );
    return { rows, about: { last: last === undefined ? null : isoOf(last), parties } };
  },
  draw: (asked, { model }) => {
    const { pages } = asking(asked, model);
    return { pages: pages(asked.by === 'party' ? partyRows : pointRows) };
  },
});

/** Rows of one point. */
type RowsOf = (point: GapPoint) => readonly JsonObject[];

function asking(asked: Asked<typeof params>, model: ReadModel) {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const on = subjectsAsked(model, entry, asked);
  checkCounted(model, asked);
  const periods = periodsAsked(asked, entry);
  const world = model.world(on, asked.crosswalk);
  const query = {
    knownAt: asked.knownAt,
    filters: filtersOf({ ...asked, channel: 'all' }),
    rules: rulesOf(asked),
    roster: asked.roster,
    group: checkGroup(model, asked.group),
    membership: membershipOn(asked),
    parties: asked.country ?? null,
  };
  const stretches = stretchesOf(periods, DATES_HELD);
  const some = () => someAtATime(on, periodsAbout(periods) * PARTIES_ABOUT);
  const pieces = () => some().flatMap((each) => stretches.map((days) => ({ ...days, on: each })));
  const pages = (rowsOf: RowsOf): Pages =>
    pagesFrom(pieces(), (piece) => eachGap(world, { ...query, ...piece }).flatMap(rowsOf));
  return { pages, last: stretches.at(-1)?.to };
}

function pointRows({ parties, date, ...rest }: GapPoint): JsonObject[] {
  const coverage = rest.roster === 0 ? null : rest.n / rest.roster;
  return [{ ...rest, date: isoOf(date), party: null, coverage }];
}

function partyRows({ on, date, parties }: GapPoint): JsonObject[] {
  const day = isoOf(date);
  const ofAll = { n: null, roster: null, coverage: null, outside: null };
  return parties.map((it) => ({ on, date: day, ...it, ...ofAll }));
}

/** Who makes a point, those without a gap too. */
const heardIn = ({ on, parties }: GapPoint): JsonObject[] =>
  parties.map((it: PartyGap) => ({ on, ...it }));
