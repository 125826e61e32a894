import type { JsonObject } from '#kernel/json.js';
import type { Adopter, Adoption } from '#positions/adoption/adoption.js';
import { isoOf } from '#vocabulary/day.js';
import { collect } from '../collect-pages.js';
import { PARTIES_ABOUT, pagesBySubject, pagesFrom } from '../pages-by-subject.js';
import { columns, question } from '../question.js';
import { adoptionAsked, adoptionParams } from './adoption-asked.js';

export default question({
  name: 'adoption',
  path: '/frameworks/{framework}/adoption',
  summary: 'Who adopted each principle, when, and how adoption spread since the announcement.',
  params: adoptionParams,
  key: ['on', 'party'],
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
    const { on, announced, over } = adoptionAsked(asked, model);
    const principles: JsonObject[] = [];
    const pages = pagesFrom(on, (one) => {
      const found = over.adoptionOf(one);
      principles.push(spread(found));
      return found.rows.map(adopterRow);
    });
    return { rows: await collect(pages), about: { announcedOn: isoOf(announced), principles } };
  },
  draw: (asked, { model }) => {
    const { on, over } = adoptionAsked(asked, model);
    const rowsOn = (some: readonly string[]) => some.flatMap(over.adoptersOf).map(adopterRow);
    return { pages: pagesBySubject(on, PARTIES_ABOUT, rowsOn) };
  },
});

const adopterRow = (row: Adopter): JsonObject => ({
  ...row,
  adoptedOn: isoOf(row.adoptedOn),
  censored: false,
});

const spread = ({ rows, ...rest }: Adoption): JsonObject => rest as unknown as JsonObject;
