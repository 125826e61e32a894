import { z } from 'zod';
import { positionsAt } from '#positions/positions.js';
import { dayOf } from '#vocabulary/day.js';
import { inTurns } from '../in-turns.js';
import { columns, question } from '../question.js';
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

export default question({
  name: 'positions',
  path: '/frameworks/{framework}/positions',
  summary: 'Where every party stands on every principle, on a day, as known at a sequence.',
  params: z.strictObject({
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
    silent: yesNo.describe('true: also a row for each UN member of the day without a position.'),
  }),
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
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const on = subjectsAsked(model, entry, params);
    if (params.country) checkParties(model, params.country, 'country');
    const world = model.world(on, params.crosswalk);
    const query = {
      asOf: dayOf(params.asOf),
      knownAt: params.knownAt,
      filters: filtersOf(params),
      rules: rulesOf(params),
      parties: params.country ?? null,
      group: checkGroup(model, params.group),
      silent: params.silent,
    };
    const rows = await inTurns(on, (some) => positionsAt(world, { ...query, on: some }));
    return { rows: rows.map(positionRow) };
  },
});
