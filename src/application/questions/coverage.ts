import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import {
  type Coverage,
  coverageByParty,
  coverageBySubject,
  type PartyCoverage,
  summed,
} from '#positions/coverage.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { collect } from '../collect-pages.js';
import type { LogReader } from '../keeper/log-reader.js';
import { PARTIES_ABOUT, pagesBySubject } from '../pages-by-subject.js';
import { type Asked, columns, type Pages, question, type Sources } from '../question.js';
import { checkCounted, checkGroup, filtersOf, frameworkAt, subjectsAsked } from './checked.js';
import { membershipOn } from './membership-on.js';
import {
  asOf,
  countriesOrObserved,
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

const params = z.strictObject({
  framework,
  asOf,
  knownAt,
  roster,
  country: countriesOrObserved,
  principle: principles,
  group,
  membership,
  ...admission,
  succession,
  by: z
    .enum(['principle', 'party'])
    .default('principle')
    .describe('party: a row for each party and principle, each count 0 or 1.'),
});

export default question({
  name: 'coverage',
  path: '/frameworks/{framework}/coverage',
  summary:
    'How much is known: who has evidence, who was searched for in vain, and how fresh it is.',
  params,
  key: ['on', 'party'],
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    party: 'Country code (by=party).',
    roster: 'Members of the roster on asOf.',
    withEvidence: 'Members with evidence in force.',
    silent: 'Members without evidence.',
    searched: 'Silent members for whom a search found nothing.',
    participationOnly: 'Silent members known only to have stayed away.',
    unsearched:
      'Silent members with neither a search nor an absence in force; what has ended shows in newestOn.',
    coverage: 'Members with evidence per member of the roster; empty when it is empty.',
    newestOn: 'Day from which the newest record counts, ended ones and absences too.',
    searchedOn: 'Day of the last search that found nothing.',
    lastReviewedAt: 'When any of the records was last reviewed.',
  }),
  answer: async (asked, sources) => ({ rows: await collect(coveragePages(asked, sources)) }),
  draw: (asked, sources) => ({ pages: coveragePages(asked, sources) }),
});

function coveragePages(asked: Asked<typeof params>, { model, records, reader }: Sources): Pages {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const on = subjectsAsked(model, entry, asked);
  checkCounted(model, asked);
  const world = model.world(on);
  const query = {
    asOf: dayOf(asked.asOf),
    knownAt: asked.knownAt,
    filters: filtersOf(asked),
    roster: asked.roster,
    group: checkGroup(model, asked.group),
    membership: membershipOn(asked),
    parties: asked.country ?? null,
    searches: model.searches.of(asked.framework, asked.knownAt),
  };
  let reviews: Promise<ReadonlyMap<string, number>> | undefined;
  const counted = asked.by === 'party' ? oneByOne : together;
  return pagesBySubject(on, PARTIES_ABOUT, async (some) => {
    reviews ??= records.reviews(asked.knownAt).then(lastReviews);
    const rows = coverageByParty(world, { ...query, on: some, reviews: await reviews });
    return Promise.all(counted(rows, some).map((row) => coverageRow(row, reader)));
  });
}

const oneByOne = (rows: readonly PartyCoverage[]) =>
  rows.map((row) => ({ party: row.party, ...summed(row.on, [row]) }));

const together = (rows: readonly PartyCoverage[], on: readonly string[]) =>
  coverageBySubject(rows, on).map((row) => ({ party: null, ...row }));

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
