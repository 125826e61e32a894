import { z } from 'zod';
import { type Coding, coderReliability } from '#positions/compare/coder-reliability.js';
import { columns, question } from '../question.js';
import type { ReviewVersion } from '../record-reader.js';
import { frameworkAt, subjectsAsked } from './checked.js';
import { framework, knownAt, principles } from './params.js';

export default question({
  name: 'reliability',
  path: '/frameworks/{framework}/reliability',
  summary: 'How far independent coders of the same records agree: Krippendorff’s alpha.',
  params: z.strictObject({ framework, knownAt, principle: principles }),
  key: ['on', 'metric'],
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole; empty for all together.',
    metric: 'nominal@1: the stance; ordinal@1 and interval@1: its score.',
    alpha: '1 is perfect, 0 is chance; empty where nothing can be paired or all values are equal.',
    units: 'Pairs of a record and a principle with two codings or more.',
    n: 'Codings of these.',
    observed: 'Disagreement within units.',
    expected: 'Disagreement to be expected by chance.',
    coverage: 'Units per record that bears on it or was coded on it; empty where there is none.',
  }),
  answer: async (params, { model, records }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const on = new Set(subjectsAsked(model, entry, params));
    const reviews = (await records.reviews(params.knownAt)).filter((each) => concerns(each, on));
    const codings = codingsOf(reviews);
    const { index } = model.evidence;
    const rows = coderReliability(codings, [...on], (it) => index.recordsOn(it, params.knownAt));
    return {
      rows: rows.map((row) => ({ ...row, metric: `${row.metric}@1` })),
      about: {
        coders: codersOf(codings),
        records: new Set(codings.map(({ record }) => record)).size,
        /** Verdicts that were given without a coding of one's own say nothing about agreement. */
        verdictsOnly: verdictsWithout(codings, reviews),
        adjudications: reviews.filter(({ sort }) => sort === 'adjudication').length,
      },
    };
  },
});

const concerns = ({ bearings, original }: ReviewVersion, on: ReadonlySet<string>): boolean =>
  [...bearings, ...original].some((bearing) => on.has(bearing.on));

/** What each reviewer found, and once for each record what it said itself. An adjudication has seen both. */
function codingsOf(reviews: readonly ReviewVersion[]): readonly Coding[] {
  const own = reviews.filter(({ sort }) => sort === 'coding');
  const originals = new Map(
    own.map(({ record, original }): [string, Coding] => [
      record,
      { record, coder: 'original', bearings: original },
    ]),
  );
  return [...originals.values(), ...own];
}

/** How many verdicts their coders have not put a coding beside. */
function verdictsWithout(codings: readonly Coding[], reviews: readonly ReviewVersion[]): number {
  const coded = new Set(codings.map(({ record, coder }) => `${record} ${coder}`));
  return reviews.filter(
    ({ sort, record, coder }) => sort === 'verdict' && !coded.has(`${record} ${coder}`),
  ).length;
}

const codersOf = (codings: readonly Coding[]) =>
  [...Map.groupBy(codings, ({ coder }) => coder)]
    .map(([coder, own]) => ({ coder, records: own.length }))
    .toSorted((a, b) => (a.coder < b.coder ? -1 : 1));
