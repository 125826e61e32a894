import { z } from 'zod';
import { refuse } from '#kernel/refusal.js';
import type { FrameworkEntry } from '../books/framework-book.js';
import { collect } from '../collect-pages.js';
import { type Asked, columns, type Pages, question, type Sources } from '../question.js';
import type { ReadModel } from '../read-model.js';
import {
  checkGroup,
  checkParties,
  filtersOf,
  frameworkAt,
  rulesOf,
  subjectOf,
  subjectsAsked,
} from './checked.js';
import { classChangePages } from './class-change-rows.js';
import {
  asOf,
  countries,
  crosswalk,
  filters,
  framework,
  group,
  knownAt,
  principles,
  succession,
  weights,
} from './params.js';
import { from, rangeAsked, to } from './periods-asked.js';
import { revisionPages } from './revision-rows.js';

const params = z.strictObject({
  framework,
  axis: z
    .enum(['valid', 'known'])
    .default('valid')
    .describe('valid: changes of class over days; known: revisions of what was believed.'),
  from,
  to,
  since: z
    .string()
    .optional()
    .describe('Sequence or instant from which revisions are told (axis=known).'),
  sinceMethod: z
    .string()
    .optional()
    .describe('Rule-set of that time (axis=known). Default: the same.'),
  asOf,
  knownAt,
  country: countries,
  principle: principles,
  group,
  ...filters,
  weights,
  succession,
  crosswalk,
});

export default question({
  name: 'changes',
  path: '/frameworks/{framework}/changes',
  summary:
    'Which positions changed, when and why: in the world, or (axis=known) in what we believe.',
  params,
  key: ['date', 'party', 'on'],
  columns: columns({
    date: 'First day of the new class (axis=valid).',
    party: 'Country code, or group:… for a group.',
    on: 'Principle, as in gids/3, or the framework as a whole.',
    before: 'Class before, or silent.',
    after: 'Class after, or silent.',
    scoreBefore: 'Score before; empty while silent.',
    scoreAfter: 'Score after; empty while silent.',
    between:
      'Class as known now under the rule-set of then (axis=known): what follows is its doing.',
    scoreBetween: 'Score likewise (axis=known).',
    kinds:
      'Sorts of causes: began, ended, ageing, state; or new_evidence, correction, retraction, ending, review, reference, method.',
    causes: 'Records and words (axis=valid); events with type, record and reason (axis=known).',
  }),
  answer: async (asked, sources) => ({ rows: await collect(changePages(asked, sources)) }),
  draw: (asked, sources) => ({ pages: changePages(asked, sources) }),
});

function changePages(asked: Asked<typeof params>, { model, reader }: Sources): Pages {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const on = subjectsOfChanges(model, entry, asked);
  if (asked.country) checkParties(model, asked.country, 'country');
  const world = model.world(on, asked.crosswalk);
  const shared = {
    knownAt: asked.knownAt,
    filters: filtersOf(asked),
    rules: rulesOf(asked),
    on,
    parties: asked.country ?? null,
    group: checkGroup(model, asked.group),
  };
  if (asked.axis === 'known') return revisionPages(world, asked, { ...shared, on }, reader);
  refuseOnValidAxis(asked);
  return classChangePages(world, on, { ...shared, ...rangeAsked(asked, entry) });
}

/** The framework as a whole too: what bore on it then may be gone now. */
function subjectsOfChanges(
  model: ReadModel,
  entry: FrameworkEntry,
  params: Parameters<typeof subjectsAsked>[2],
): readonly string[] {
  const asked = subjectsAsked(model, entry, params);
  return params.principle ? asked : [...new Set([subjectOf(entry.id, 0), ...asked])];
}

function refuseOnValidAxis(params: Readonly<Record<string, unknown>>): void {
  const name = ['since', 'sinceMethod'].find((each) => params[each] !== undefined);
  if (name === undefined) return;
  throw refuse(
    'invalid',
    'query.other-axis',
    `"${name}" belongs to axis=known. Add axis=known for revisions, or give from and to.`,
    { pointer: name },
  );
}
