import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { type GapPoint, gaps, type PartyGap } from '#positions/gaps.js';
import { isoOf } from '#vocabulary/day.js';
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

/** A gap is between the two channels, so there is none to choose. */
const { channel: _, ...bothChannels } = filters;

export default question({
  name: 'gap',
  path: '/frameworks/{framework}/gap',
  summary: 'What parties say against what they do: words minus deeds, at the end of each period.',
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
    ...bothChannels,
    weights,
    succession,
    crosswalk,
    by: z
      .enum(['principle', 'party'])
      .default('principle')
      .describe('party: a row for each party of which words or deeds are known.'),
  }),
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    date: 'Last day of the period.',
    party: 'Country code (by=party).',
    words: 'Score under words; by principle the mean over those with both. Empty: not known.',
    deeds: 'Score under deeds; by principle the mean over those with both. Empty: not known.',
    gap: 'Words minus deeds, or its mean; empty where not both are known, which is not 0.',
    n: 'Members of the roster with both known (by=principle).',
    roster: 'Members of the roster on that day (by=principle).',
    outside: 'Parties with both known that the roster does not hold; in no mean (by=principle).',
  }),
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const on = subjectsAsked(model, entry, params);
    if (params.country) checkParties(model, params.country, 'country');
    const world = model.world(on, params.crosswalk);
    const query = {
      ...periodsAsked(params, entry, on.length),
      knownAt: params.knownAt,
      filters: filtersOf({ ...params, channel: 'all' }),
      rules: rulesOf(params),
      roster: params.roster,
      group: checkGroup(model, params.group),
      membership: membershipOn(params.membership),
      parties: params.country ?? null,
    };
    const points = await inTurns(on, (some) => gaps(world, { ...query, on: some }));
    if (params.by === 'party') return { rows: points.flatMap(partyRows) };
    return { rows: points.map(pointRow), about: latest(points) };
  },
});

const pointRow = ({ parties, date, ...rest }: GapPoint): JsonObject => ({
  ...rest,
  date: isoOf(date),
  party: null,
});

const partyRows = ({ on, date, parties }: GapPoint): JsonObject[] =>
  parties.map((it) => ({ on, date: isoOf(date), ...it, n: null, roster: null, outside: null }));

/** Who makes the last point, those without a gap too. */
function latest(points: readonly GapPoint[]): JsonObject {
  const last = points.at(-1)?.date;
  return {
    last: last === undefined ? null : isoOf(last),
    parties: points
      .filter(({ date }) => date === last)
      .flatMap(({ on, parties }) => parties.map((it: PartyGap) => ({ on, ...it }))),
  };
}
