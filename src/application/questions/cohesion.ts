import { z } from 'zod';
import { cohesion } from '#positions/compare/cohesion.js';
import { dayOf } from '#vocabulary/day.js';
import { slug } from '#vocabulary/text.js';
import { columns, question } from '../question.js';
import { checkGroup, filtersOf, frameworkAt, rulesOf, subjectsAsked } from './checked.js';
import {
  asOf,
  crosswalk,
  filters,
  framework,
  knownAt,
  principles,
  succession,
  weights,
} from './params.js';

export default question({
  name: 'cohesion',
  path: '/frameworks/{framework}/cohesion',
  summary: 'How closely the members of a group stand together on each principle.',
  params: z.strictObject({
    framework,
    group: slug.describe('The group, as in asean; its members on asOf are compared.'),
    asOf,
    knownAt,
    principle: principles,
    ...filters,
    weights,
    succession,
    crosswalk,
  }),
  key: ['on'],
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    members: 'Members of the group on asOf.',
    yes: 'Members that support.',
    abstain: 'Members with a position that neither supports nor opposes.',
    no: 'Members that oppose.',
    n: 'Members with a clear position; the rest are silent or insufficient.',
    coverage: 'n per member.',
    agreementIndex:
      'agreement-index@1: (max - (n - max) / 2) / n, max being the most frequent of yes, no and abstain.',
    rice: 'rice@1: |yes - no| / (yes + no).',
  }),
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const on = subjectsAsked(model, entry, params);
    const group = checkGroup(model, params.group)!;
    const { members, rows } = cohesion(model.world(on, params.crosswalk), {
      asOf: dayOf(params.asOf),
      knownAt: params.knownAt,
      filters: filtersOf(params),
      rules: rulesOf(params),
      on,
      group,
    });
    return { rows: rows.map((row) => ({ ...row })), about: { group, members } };
  },
});
