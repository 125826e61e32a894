import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { type AgreementRow, agreementOver } from '#positions/compare/agreement.js';
import { AGREEMENT_METRICS, type AgreementMetric } from '#positions/compare/agreement-metrics.js';
import { choicesAt, joined } from '#positions/compare/choices.js';
import { labelOf } from '#positions/rule-sets/rule-set.js';
import { dayOf } from '#vocabulary/day.js';
import { party } from '#vocabulary/party.js';
import { ordinalOf } from '#vocabulary/principle.js';
import type { FrameworkEntry } from '../books/framework-book.js';
import { collect } from '../collect-pages.js';
import { inTurns } from '../in-turns.js';
import { type Asked, columns, type Pages, question, type Sources } from '../question.js';
import { checkParties, filtersOf, frameworkAt, rulesOf, subjectsAsked } from './checked.js';
import { pairsAsked } from './pairs-asked.js';
import {
  asOf,
  countries,
  crosswalk,
  filters,
  framework,
  knownAt,
  principles,
  succession,
  weights,
  yesNo,
} from './params.js';

const METRICS = [...AGREEMENT_METRICS.keys()];

const params = z.strictObject({
  framework,
  with: party.optional().describe('The party to compare: with those in country, or with everyone.'),
  country: countries,
  metric: z
    .enum(['all', ...METRICS])
    .default('all')
    .describe('How agreement is measured.'),
  by: z
    .enum(['none', 'tag'])
    .default('none')
    .describe('tag: apart for the principles of each tag, such as session-68.'),
  excludeUnanimous: yesNo.describe(
    'true: without principles on which all parties with a position stand alike.',
  ),
  asOf,
  knownAt,
  principle: principles,
  ...filters,
  weights,
  succession,
  crosswalk,
});

export default question({
  name: 'agreement',
  path: '/frameworks/{framework}/agreement',
  summary: 'How far parties agree over the principles on which both have a position.',
  params,
  key: ['a', 'b', 'tag', 'metric'],
  columns: columns({
    a: 'One party.',
    b: 'The other.',
    tag: 'Tag of the principles; empty for all, or for those without one.',
    metric: 'Name and version of the definition, as in kappa@1.',
    value: 'Agreement; empty where it is undefined.',
    n: 'Principles that the value rests on.',
    principles: 'Principles that were looked at.',
    coverage: 'n per principle looked at.',
  }),
  answer: async (asked, sources) => ({
    rows: await collect(agreementPages(asked, sources)),
    about: { metrics: chosen(asked.metric).map(definitionOf) },
  }),
  draw: (asked, sources) => ({ pages: agreementPages(asked, sources) }),
});

async function* agreementPages(asked: Asked<typeof params>, { model }: Sources): Pages {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const pairs = pairsAsked(asked);
  if (asked.with) checkParties(model, [asked.with], 'with');
  checkParties(model, asked.country ?? [], 'country');
  const ordinals =
    asked.principle ?? (entry.principles.size > 0 ? [...entry.principles.keys()] : [0]);
  const on = subjectsAsked(model, entry, { principle: ordinals, knownAt: asked.knownAt });
  const world = model.world(on, asked.crosswalk);
  const query = {
    asOf: dayOf(asked.asOf),
    knownAt: asked.knownAt,
    filters: filtersOf(asked),
    rules: rulesOf(asked),
    parties: null,
  };
  const choices = await inTurns(on, (some) => [choicesAt(world, { ...query, on: some })]);
  const compared = agreementOver(joined(choices), {
    pairs,
    metrics: chosen(asked.metric),
    excludeUnanimous: asked.excludeUnanimous,
    parts: asked.by === 'tag' ? byTag(entry, on) : new Map([[null, on]]),
  });
  for (const pair of compared.pairs) {
    yield compared.rowsOf(pair).map(agreementRow);
    await turn();
  }
}

const chosen = (name: string): readonly AgreementMetric[] =>
  name === 'all' ? [...AGREEMENT_METRICS.values()] : [AGREEMENT_METRICS.get(name)!];

/** In the order in which tags first appear among the principles; those without one come last, under null. */
function byTag({ principles }: FrameworkEntry, on: readonly string[]) {
  const tagged = on.flatMap((subject) => {
    const tags = (principles.get(ordinalOf(subject) ?? 0)?.['tags'] ?? []) as readonly string[];
    return (tags.length > 0 ? tags : [null]).map((tag) => ({ tag, subject }));
  });
  const last = tagged.toSorted((a, b) => Number(a.tag === null) - Number(b.tag === null));
  const parts = [...Map.groupBy(last, ({ tag }) => tag)];
  return new Map(parts.map(([tag, own]) => [tag, own.map(({ subject }) => subject)]));
}

const agreementRow = ({ part, subjects, ...row }: AgreementRow) => ({
  ...row,
  tag: part,
  principles: subjects,
});

const definitionOf = ({ definition, source, ...metric }: AgreementMetric) => ({
  metric: labelOf(metric),
  definition,
  source,
});
