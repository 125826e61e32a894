import { z } from 'zod';
import type { PositionRow } from '#positions/position-row.js';
import { timelinePoint } from '#positions/timeline-point.js';
import { isoDay } from '#vocabulary/dated.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { columns, question } from '../question.js';
import {
  checkCounted,
  checkGroup,
  filtersOf,
  frameworkAt,
  rulesOf,
  subjectOf,
  subjectsAsked,
} from './checked.js';
import { membershipOn } from './membership-on.js';
import {
  countriesOrObserved,
  crosswalk,
  filters,
  framework,
  group,
  knownAt,
  membership,
  ordinal,
  roster,
  succession,
  weights,
} from './params.js';

export default question({
  name: 'point',
  path: '/frameworks/{framework}/timeline/{ordinal}/{date}',
  summary: 'One point of a timeline explained: its counts, and the parties in each class.',
  params: z.strictObject({
    framework,
    ordinal,
    date: isoDay.describe('The day of the point, YYYY-MM-DD.'),
    knownAt,
    roster,
    country: countriesOrObserved,
    group,
    membership,
    ...filters,
    weights,
    succession,
    crosswalk,
  }),
  key: ['party'],
  columns: columns({
    party: 'Country code, or group:… for a group.',
    class: 'Class of its position.',
    score: '-1 to 1.',
    since: 'First day of the unbroken run of days with this class.',
    n: 'Pieces of evidence in force.',
    basis: 'Records in force, oldest first; the last one decides under latest@1.',
    counted: 'False for a party that the roster does not hold: it is in no count.',
  }),
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    subjectsAsked(model, entry, { principle: [params.ordinal], knownAt: params.knownAt });
    checkCounted(model, params);
    const on = subjectOf(params.framework, params.ordinal);
    const { counts, roster, positions, outside, silent } = timelinePoint(
      model.world([on], params.crosswalk),
      {
        on,
        date: dayOf(params.date),
        knownAt: params.knownAt,
        filters: filtersOf(params),
        rules: rulesOf(params),
        roster: params.roster,
        group: checkGroup(model, params.group),
        membership: membershipOn(params),
        parties: params.country ?? null,
      },
    );
    return {
      rows: [
        ...positions.map((row) => pointRow(row, true)),
        ...outside.map((row) => pointRow(row, false)),
      ],
      about: { counts: { ...counts, date: isoOf(counts.date) }, roster, silent },
    };
  },
});

const pointRow = (
  { party, class: held, score, since, n, basis }: PositionRow,
  counted: boolean,
) => ({
  party,
  class: held,
  score,
  since: since === null ? null : isoOf(since),
  n,
  basis,
  counted,
});
