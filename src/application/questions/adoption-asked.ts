import { z } from 'zod';
import { adoptionOver } from '#positions/adoption/adoption.js';
import { dayOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import type { Asked } from '../question.js';
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
  countriesAlone,
  crosswalk,
  filters,
  framework,
  group,
  knownAt,
  membership,
  principles,
  succession,
  weights,
} from './params.js';

/** What every question about adoption is asked with. */
export const adoptionParams = z.strictObject({
  framework,
  asOf,
  knownAt,
  roster: z
    .enum(['un', 'states'])
    .default('un')
    .describe('Who could adopt: UN members of each day, or all states.'),
  country: countriesAlone,
  principle: principles,
  group,
  membership,
  ...filters,
  weights,
  succession,
  crosswalk,
});

/** The subjects asked for, the day of the announcement, and how each subject was adopted. */
export function adoptionAsked(asked: Asked<typeof adoptionParams>, model: ReadModel) {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const on = subjectsAsked(model, entry, asked);
  checkCounted(model, asked);
  const announced = spanOf(String(entry.data['announcedOn'])).first;
  const over = adoptionOver(model.world(on, asked.crosswalk), {
    announced,
    asOf: dayOf(asked.asOf),
    knownAt: asked.knownAt,
    filters: filtersOf(asked),
    rules: rulesOf(asked),
    on,
    roster: asked.roster,
    group: checkGroup(model, asked.group),
    membership: membershipOn(asked),
    parties: asked.country ?? null,
  });
  return { on, announced, over };
}
