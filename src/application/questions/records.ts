import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { lowerBound } from '#positions/bisect.js';
import { wordsOf } from '#vocabulary/found-by.js';
import { collect } from '../collect-pages.js';
import { wantedAt } from '../finding/look-up.js';
import { sift } from '../finding/sift.js';
import { fitOf } from '../finding/words-wanted.js';
import { columns, question, type Sources } from '../question.js';
import type { RecordVersion } from '../record-reader.js';
import { after, knownAt, limitOrAll } from './params.js';
import { type RecordsWanted, recordFilters, recordQuery } from './record-filters.js';

const PAGE_RECORDS = 500;

export default question({
  name: 'records',
  path: '/records',
  summary:
    'Records in the order in which they were made, or with q those first that fit best; page on with after.',
  params: z.strictObject({
    knownAt,
    ...recordFilters,
    after: after.describe('Go on after the row with this sequence.'),
    limit: limitOrAll(100, 1_000),
  }),
  key: ['id'],
  columns: columns({
    id: 'Record identifier.',
    kind: 'Kind of act.',
    subkind: 'Finer kind.',
    party: 'Who acted.',
    occurredOn: 'Date of the act, EDTF.',
    endedOn: 'Date on which it stopped to hold.',
    on: 'What it bears on.',
    attribution: 'Who says so.',
    review: 'Latest verdict of a second coder.',
    live: 'False once retracted.',
    sourceTitle: 'Title of the first source.',
    sourceUrl: 'Its address.',
    sequence: 'Sequence of its first event.',
  }),
  answer: async (params, sources) => {
    const { n, rest } = await found(params, sources);
    if (params.limit === 'all') {
      const rows = await collect(recordPages(rest, params.knownAt, sources));
      return { rows, about: { n, next: null } };
    }
    const firsts = rest.slice(0, params.limit);
    const rows = (await sources.records.among(firsts, params.knownAt)).map(recordRow);
    const next = rest.length > firsts.length ? firsts.at(-1)! : null;
    return { rows, about: { n, next } };
  },
  draw: (params, sources) =>
    params.limit === 'all' ? { pages: allPages(params, sources) } : undefined,
});

type Asked = RecordsWanted & { readonly after: number };

async function* allPages(asked: Asked, sources: Sources) {
  const { rest } = await found(asked, sources);
  yield* recordPages(rest, asked.knownAt, sources);
}

async function* recordPages(
  firsts: readonly number[],
  at: number,
  { records }: Sources,
): AsyncGenerator<readonly JsonObject[]> {
  for (let from = 0; from < firsts.length; from += PAGE_RECORDS) {
    const page = await records.among(firsts.slice(from, from + PAGE_RECORDS), at);
    yield page.map(recordRow);
  }
}

/** How many records are wanted, and by their first sequences those that come after the row asked for. */
async function found(asked: Asked, sources: Sources) {
  const query = await recordQuery(asked, sources);
  const all = sift(await sources.model.facets(), query);
  const { finds } = query;
  if (!finds) return { n: all.length, rest: all.slice(lowerBound(all, asked.after + 1)) };
  const last = await lastPlace(asked, sources);
  const ranked = all
    .map((first) => ({ first, fit: finds.get(first)! }))
    .filter((place) => last === undefined || byFit(last, place) < 0)
    .toSorted(byFit);
  return { n: all.length, rest: ranked.map(({ first }) => first) };
}

interface Place {
  readonly fit: number;
  readonly first: number;
}

/** The best first, and of those that fit alike the newest. */
const byFit = (a: Place, b: Place): number => b.fit - a.fit || b.first - a.first;

/** Where the row stands after which to go on, whether it is still found or not. */
async function lastPlace(asked: Asked, sources: Sources): Promise<Place | undefined> {
  const { q = '', after: first, knownAt: at } = asked;
  if (first === 0) return undefined;
  const [record] = await sources.records.among([first], at);
  if (!record) throw notARow(first);
  return { first, fit: fitOf(wordsOf(record.data), wantedAt(sources, q, at)) };
}

const notARow = (first: number) =>
  refuse(
    'invalid',
    'after.no-such-row',
    `No record begins at sequence ${first} as known then. With q, give after the sequence of the last row that you have.`,
    { pointer: 'after' },
  );

const recordRow = ({ data, firstSequence, review, live, endedOn }: RecordVersion) => ({
  id: data.id,
  kind: data.kind,
  subkind: data.subkind ?? null,
  party: data.party,
  occurredOn: data.occurredOn,
  endedOn,
  on: data.bearings.map((bearing) => bearing.on),
  attribution: data.attribution,
  review,
  live,
  sourceTitle: data.sources[0]?.title ?? null,
  sourceUrl: data.sources[0]?.url ?? null,
  sequence: firstSequence,
});
