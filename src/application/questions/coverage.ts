import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { type Coverage, coverageByParty, coverageBySubject, summed } from '#positions/coverage.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import type { LogReader } from '../keeper/log-reader.js';
import { columns, question } from '../question.js';
import { checkGroup, checkParties, filtersOf, frameworkAt, subjectsAsked } from './checked.js';
import { membershipOn } from './membership-on.js';
import {
  asOf,
  countries,
  filters,
  framework,
  group,
  knownAt,
  membership,
  principles,
  roster,
  succession,
} from './params.js';

/** Whether there is evidence does not depend on how it is judged. */
const { method: _, ...admission } = filters;

export default question({
  name: 'coverage',
  path: '/frameworks/{framework}/coverage',
  summary:
    'How much is known: who has evidence, who was searched for in vain, and how fresh it is.',
  params: z.strictObject({
    framework,
    asOf,
    knownAt,
    roster,
    country: countries,
    principle: principles,
    group,
    membership,
    ...admission,
    succession,
    by: z
      .enum(['principle', 'party'])
      .default('principle')
      .describe('party: a row for each party and principle, each count 0 or 1.'),
  }),
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    party: 'Country code (by=party).',
    roster: 'Members of the roster on asOf.',
    withEvidence: 'Members with evidence in force.',
    silent: 'Members without evidence.',
    searched: 'Silent members for whom a search found nothing.',
    participationOnly: 'Silent members known only to have stayed away.',
    unsearched: 'Silent members of whom nothing is known: neither a search nor an absence.',
    coverage: 'Members with evidence per member of the roster; empty when it is empty.',
    newestOn: 'Day from which the newest record counts, ended ones and absences too.',
    searchedOn: 'Day of the last search that found nothing.',
    lastReviewedAt: 'When any of the records was last reviewed.',
  }),
  answer: async (params, { model, records, reader }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const on = subjectsAsked(model, entry, params);
    if (params.country) checkParties(model, params.country, 'country');
    const rows = coverageByParty(model.world(on), {
      asOf: dayOf(params.asOf),
      knownAt: params.knownAt,
      filters: filtersOf(params),
      on,
      roster: params.roster,
      group: checkGroup(model, params.group),
      membership: membershipOn(params.membership),
      parties: params.country ?? null,
      searches: model.searches.of(params.framework, params.knownAt),
      reviews: lastReviews(await records.reviews(params.knownAt)),
    });
    const subjects = [...new Set(on)];
    const counted =
      params.by === 'party'
        ? rows.map((row) => ({ party: row.party, ...summed(row.on, [row]) }))
        : coverageBySubject(rows, subjects).map((row) => ({ party: null, ...row }));
    return { rows: await Promise.all(counted.map((row) => coverageRow(row, reader))) };
  },
});

function lastReviews(
  reviews: readonly { readonly record: string; readonly knownFrom: number }[],
): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { record, knownFrom } of reviews) {
    last.set(record, Math.max(last.get(record) ?? 0, knownFrom));
  }
  return last;
}

async function coverageRow(
  { newestOn, searchedOn, reviewedAt, ...rest }: Coverage & { readonly party: string | null },
  reader: LogReader,
): Promise<JsonObject> {
  return {
    ...rest,
    newestOn: newestOn === null ? null : isoOf(newestOn),
    searchedOn: searchedOn === null ? null : isoOf(searchedOn),
    lastReviewedAt:
      reviewedAt === null ? null : ((await reader.at(reviewedAt))?.recordedAt ?? null),
  };
}
