import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { type Adopter, type Adoption, adoptions } from '#positions/adoption/adoption.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
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
  knownAt,
  membership,
  principles,
  succession,
  weights,
} from './params.js';

export default question({
  name: 'adoption',
  path: '/frameworks/{framework}/adoption',
  summary: 'Who adopted each principle, when, and how adoption spread since the announcement.',
  params: z.strictObject({
    framework,
    asOf,
    knownAt,
    roster: z
      .enum(['un', 'states'])
      .default('un')
      .describe('Who could adopt: UN members of each day, or all states.'),
    country: countries,
    principle: principles,
    group,
    membership,
    ...filters,
    weights,
    succession,
    crosswalk,
  }),
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    party: 'Country code, or group:… for a group.',
    adoptedOn: 'First day of support.',
    holding: 'Whether it supports on asOf.',
    daysFromAnnouncement: 'Days since the announcement; negative before it.',
    censored: 'False, for a row is an adoption; parties without one are counted as censored.',
    counted: 'Whether the roster held the party on some day; others are in no count.',
  }),
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const on = subjectsAsked(model, entry, params);
    if (params.country) checkParties(model, params.country, 'country');
    const announced = spanOf(String(entry.data['announcedOn'])).first;
    const found = adoptions(model.world(on, params.crosswalk), {
      announced,
      asOf: dayOf(params.asOf),
      knownAt: params.knownAt,
      filters: filtersOf(params),
      rules: rulesOf(params),
      on,
      roster: params.roster,
      group: checkGroup(model, params.group),
      membership: membershipOn(params.membership),
      parties: params.country ?? null,
    });
    return {
      rows: found.flatMap(({ rows }) => rows.map(adopterRow)),
      about: { announcedOn: isoOf(announced), principles: found.map(spread) },
    };
  },
});

const adopterRow = (row: Adopter): JsonObject => ({
  ...row,
  adoptedOn: isoOf(row.adoptedOn),
  censored: false,
});

const spread = ({ rows, ...rest }: Adoption): JsonObject => rest as unknown as JsonObject;
