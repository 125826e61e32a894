import { z } from 'zod';
import { type AgreementRow, agreementOver } from '#positions/compare/agreement.js';
import { AGREEMENT_METRICS, type AgreementMetric } from '#positions/compare/agreement-metrics.js';
import { choicesAt, joined } from '#positions/compare/choices.js';
import { labelOf } from '#positions/rule-sets/rule-set.js';
import { dayOf } from '#vocabulary/day.js';
import { party } from '#vocabulary/party.js';
import { ordinalOf } from '#vocabulary/principle.js';
import type { FrameworkEntry } from '../books/framework-book.js';
import { inTurns } from '../in-turns.js';
import { columns, question } from '../question.js';
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

export default question({
  name: 'agreement',
  path: '/frameworks/{framework}/agreement',
  summary: 'How far parties agree over the principles on which both have a position.',
  params: z.strictObject({
    framework,
    with: party
      .optional()
      .describe('The party to compare: with those in country, or with everyone.'),
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
  }),
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
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const pairs = pairsAsked(params);
    if (params.with) checkParties(model, [params.with], 'with');
    checkParties(model, params.country ?? [], 'country');
    const ordinals =
      params.principle ?? (entry.principles.size > 0 ? [...entry.principles.keys()] : [0]);
    const on = subjectsAsked(model, entry, { principle: ordinals, knownAt: params.knownAt });
    const metrics = chosen(params.metric);
    const world = model.world(on, params.crosswalk);
    const query = {
      asOf: dayOf(params.asOf),
      knownAt: params.knownAt,
      filters: filtersOf(params),
      rules: rulesOf(params),
      parties: null,
    };
    const choices = await inTurns(on, (some) => [choicesAt(world, { ...query, on: some })]);
    const compared = agreementOver(joined(choices), {
      pairs,
      metrics,
      excludeUnanimous: params.excludeUnanimous,
      parts: params.by === 'tag' ? byTag(entry, on) : new Map([[null, on]]),
    });
    const rows = await inTurns(compared.pairs, (some) => some.flatMap(compared.rowsOf));
    return { rows: rows.map(agreementRow), about: { metrics: metrics.map(definitionOf) } };
  },
});

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
