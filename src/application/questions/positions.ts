import { z } from 'zod';
import { positionsAt } from '#positions/positions.js';
import { dayOf } from '#vocabulary/day.js';
import { inTurns } from '../in-turns.js';
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
  yesNo,
} from './params.js';
import { positionRow } from './position-row.js';

const params = z.strictObject({
  framework,
  asOf,
  knownAt,
  country: countries,
  principle: principles,
  group,
  ...filters,
  weights,
  succession,
  crosswalk,
  silent: yesNo.describe(
    'true: also a row for each UN member of the day without a position; with country, for each that is named and existed then.',
  ),
});

export default question({
  name: 'positions',
  path: '/frameworks/{framework}/positions',
  summary: 'Where every party stands on every principle, on a day, as known at a sequence.',
  params,
  key: ['party', 'on'],
  columns: columns({
    party: 'Country code, or group:… for a group.',
    on: 'Principle, as in gids/3, or the framework as a whole.',
    class:
      'supports, leans_support, mixed, neutral, leans_oppose, opposes, insufficient or silent.',
    score: '-1 to 1; empty while silent.',
    since: 'First day of the unbroken run of days with this class.',
    n: 'Pieces of evidence in force.',
    words: 'Score under words alone.',
    deeds: 'Score under deeds alone.',
    gap: 'words minus deeds where both are known.',
    basis: 'Records in force, oldest first; the last one decides under latest@1.',
  }),
  answer: async (asked, { model }) => {
    const { on, rowsOn } = asking(asked, model);
    return { rows: await inTurns(on, rowsOn) };
  },
  draw: (asked, { model }) => {
    const { on, rowsOn } = asking(asked, model);
    return { pages: pagesBySubject(on, PARTIES_ABOUT, rowsOn) };
  },
});

/** What is wrong with the question is refused before a row is worked out. */
function asking(asked: Asked<typeof params>, model: ReadModel) {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const on = subjectsAsked(model, entry, asked);
  if (asked.country) checkParties(model, asked.country, 'country');
  const world = model.world(on, asked.crosswalk);
  const query = {
    asOf: dayOf(asked.asOf),
    knownAt: asked.knownAt,
    filters: filtersOf(asked),
    rules: rulesOf(asked),
    parties: asked.country ?? null,
    group: checkGroup(model, asked.group),
    silent: asked.silent,
  };
  const rowsOn = (some: readonly string[]) =>
    positionsAt(world, { ...query, on: some }).map(positionRow);
  return { on, rowsOn };
}
