import { z } from 'zod';
import { refuse } from '#kernel/refusal.js';
import { panelOf } from '#positions/panel.js';
import { periodEnds } from '#positions/periods.js';
import { type Column, columns, question } from '../question.js';
import {
  checkGroup,
  checkParties,
  filtersOf,
  frameworkAt,
  rulesOf,
  subjectsAsked,
} from './checked.js';
import { longRows, numberOf, wideRows } from './panel-rows.js';
import { CODES, type Code, panelUnits } from './panel-units.js';
import {
  asOf,
  countries,
  crosswalk,
  filters,
  framework,
  group,
  interval,
  knownAt,
  list,
  principles,
  succession,
  weights,
} from './params.js';
import { from, periodsAsked, to } from './periods-asked.js';

const CELLS_MAX = 500_000;
const STATES_ABOUT = 200;

const CODE_COLUMNS: Readonly<Record<Code, string>> = {
  iso3: 'ISO 3166-1 alpha-3, or the withdrawn one of a former state.',
  m49: 'UN M49 as a number, of no other country here; empty where another has the better claim.',
  cow: 'Correlates of War state number; some states share one.',
};
const PERIOD_COLUMNS = {
  period:
    'Whole number without gaps: the year, or months, quarters, days (or ISO weeks) since 1960 began.',
  date: 'Last day of the period.',
};
const LONG_COLUMNS = {
  on: 'Principle, as in gids/3, or the framework as a whole.',
  ordinal: 'Number of the principle; 0 is the framework as a whole.',
  class: 'Class of the position; empty while silent.',
  score: '-1 to 1; empty where missingReason says why.',
  n: 'Pieces of evidence in force.',
  missingReason: 'no_record, insufficient, not_a_state or not_a_member (of roster or group then).',
};

export default question({
  name: 'panel',
  path: '/frameworks/{framework}/panel',
  summary: 'Positions as a balanced panel: every country of the roster in every period.',
  params: z.strictObject({
    framework,
    interval: interval.default('year'),
    from,
    to,
    asOf,
    knownAt,
    shape: z
      .enum(['long', 'wide'])
      .default('long')
      .describe('long: a row for each principle; wide: columns for each principle.'),
    codes: list(z.enum(CODES))
      .prefault(CODES.join())
      .describe('Codes that tell the countries, by comma: iso3, m49, cow.'),
    roster: z
      .enum(['un', 'states'])
      .default('un')
      .describe('Whose rows there are: states that were UN members, or all states.'),
    country: countries,
    principle: principles,
    group,
    ...filters,
    weights,
    succession,
    crosswalk,
  }),
  columns: columns({ ...CODE_COLUMNS, ...PERIOD_COLUMNS, ...LONG_COLUMNS }),
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    const on = subjectsAsked(model, entry, params);
    if (params.country) checkParties(model, params.country, 'country');
    const periods = periodsAsked(params, entry, on.length);
    const most = params.country?.length ?? STATES_ABOUT;
    refuseTooLarge(periodEnds(periods).length * on.length * most);
    const panel = panelOf(model.world(on, params.crosswalk), {
      ...periods,
      knownAt: params.knownAt,
      filters: filtersOf(params),
      rules: rulesOf(params),
      on,
      roster: params.roster,
      group: checkGroup(model, params.group),
      membership: 'of-the-date',
      parties: params.country ?? null,
    });
    const units = panelUnits(model, params.knownAt, panel.countries).map((unit) => ({
      iso3: unit.iso3,
      codes: Object.fromEntries(params.codes.map((code) => [code, unit[code]])),
    }));
    return params.shape === 'long'
      ? { rows: longRows(panel, units, on), columns: columnsOf(params.codes, LONG_COLUMNS) }
      : { rows: wideRows(panel, units, on), columns: columnsOf(params.codes, wideColumns(on)) };
  },
});

const columnsOf = (codes: readonly Code[], values: Readonly<Record<string, string>>) =>
  columns({
    ...Object.fromEntries(codes.map((code) => [code, CODE_COLUMNS[code]])),
    ...PERIOD_COLUMNS,
    ...values,
  }).map(typed);

const wideColumns = (on: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    on.flatMap((subject) => [
      [`classP${numberOf(subject)}`, `Class of the position on ${subject}; empty while silent.`],
      [`scoreP${numberOf(subject)}`, `Score on ${subject}; empty where it is missing.`],
      [`missingReasonP${numberOf(subject)}`, `Why there is no score on ${subject}.`],
    ]),
  );

/** Names that number principles are in no list of types. */
const typed = (column: Column): Column =>
  column.name.startsWith('scoreP') ? { ...column, type: 'number' } : column;

function refuseTooLarge(cells: number): void {
  if (cells <= CELLS_MAX) return;
  throw refuse(
    'invalid',
    'query.too-many-points',
    `This asks for about ${cells} positions; ${CELLS_MAX} are the most. Take a longer interval, a shorter range, fewer principles or some countries.`,
    { pointer: 'interval' },
  );
}
