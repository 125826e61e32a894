import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { type Adopter, type Adoption, adoptionOver } from '#positions/adoption/adoption.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import { collect } from '../collect-pages.js';
import { PARTIES_ABOUT, pagesBySubject } from '../pages-by-subject.js';
import { type Asked, columns, question } from '../question.js';
import type { ReadModel } from '../read-model.js';
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

const params = z.strictObject({
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
});

export default question({
  name: 'adoption',
  path: '/frameworks/{framework}/adoption',
  summary: 'Who adopted each principle, when, and how adoption spread since the announcement.',
  params,
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    party: 'Country code, or group:… for a group.',
    adoptedOn: 'First day of support.',
    holding: 'Whether it supports on asOf.',
    daysFromAnnouncement: 'Days since the announcement; negative before it.',
    censored: 'False, for a row is an adoption; parties without one are counted as censored.',
    counted: 'Whether the roster held the party on some day; others are in no count.',
  }),
  answer: async (asked, { model }) => {
    const { on, announced, over } = asking(asked, model);
    const principles: JsonObject[] = [];
    const pages = pagesBySubject(on, PARTIES_ABOUT, (some) => {
      const found = some.map(over.adoptionOf);
      principles.push(...found.map(spread));
      return found.flatMap(({ rows }) => rows.map(adopterRow));
    });
    return { rows: await collect(pages), about: { announcedOn: isoOf(announced), principles } };
  },
  draw: (asked, { model }) => {
    const { on, over } = asking(asked, model);
    const rowsOn = (some: readonly string[]) => some.flatMap(over.adoptersOf).map(adopterRow);
    return { pages: pagesBySubject(on, PARTIES_ABOUT, rowsOn) };
  },
});

function asking(asked: Asked<typeof params>, model: ReadModel) {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const on = subjectsAsked(model, entry, asked);
  if (asked.country) checkParties(model, asked.country, 'country');
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
    membership: membershipOn(asked.membership),
    parties: asked.country ?? null,
  });
  return { on, announced, over };
}

const adopterRow = (row: Adopter): JsonObject => ({
  ...row,
  adoptedOn: isoOf(row.adoptedOn),
  censored: false,
});

const spread = ({ rows, ...rest }: Adoption): JsonObject => rest as unknown as JsonObject;
