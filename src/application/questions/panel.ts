import { z } from 'zod';
import { refuse } from '#kernel/refusal.js';
import { panelOf } from '#positions/panel.js';
import { collect } from '../collect-pages.js';
import { type Asked, type Column, columns, question } from '../question.js';
import type { ReadModel } from '../read-model.js';
import {
  checkCounted,
  checkGroup,
  filtersOf,
  frameworkAt,
  rulesOf,
  subjectsAsked,
} from './checked.js';
import { LONG, panelPages, WIDE, wideNames } from './panel-rows.js';
import { CODES, type Code, panelUnits } from './panel-units.js';
import {
  asOf,
  countriesAlone,
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

/** Of a wide panel in one piece of JSON, where one row may have thousands. */
const CELLS_MAX = 500_000;

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

const params = z.strictObject({
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
  country: countriesAlone,
  principle: principles,
  group,
  ...filters,
  weights,
  succession,
  crosswalk,
});

export default question({
  name: 'panel',
  path: '/frameworks/{framework}/panel',
  summary: 'Positions as a balanced panel: every country of the roster in every period.',
  params,
  key: ['iso3', 'date', 'on'],
  columns: columns({ ...CODE_COLUMNS, ...PERIOD_COLUMNS, ...LONG_COLUMNS }),
  answer: async (asked, { model }) => {
    const { table, cells } = asking(asked, model);
    if (asked.shape === 'wide') refuseTooLarge(cells);
    return { columns: table.columns, rows: await collect(table.pages) };
  },
  draw: (asked, { model }) => asking(asked, model).table,
});

function asking(asked: Asked<typeof params>, model: ReadModel) {
  const entry = frameworkAt(model, asked.framework, asked.knownAt);
  const on = subjectsAsked(model, entry, asked);
  checkCounted(model, asked);
  const panel = panelOf(model.world(on, asked.crosswalk), {
    ...periodsAsked(asked, entry),
    knownAt: asked.knownAt,
    filters: filtersOf(asked),
    rules: rulesOf(asked),
    roster: asked.roster,
    group: checkGroup(model, asked.group),
    membership: 'of-the-date',
    parties: asked.country ?? null,
  });
  const units = panelUnits(model, asked.knownAt, panel.countries).map((unit) => ({
    iso3: unit.iso3,
    codes: Object.fromEntries(asked.codes.map((code) => [code, unit[code]])),
  }));
  const isLong = asked.shape === 'long';
  const table = {
    columns: columnsOf(asked.codes, isLong ? LONG_COLUMNS : wideColumns(on)),
    pages: panelPages(panel, { on, units }, isLong ? LONG : WIDE),
  };
  return { table, cells: panel.dates.length * on.length * units.length };
}

const columnsOf = (codes: readonly Code[], values: Readonly<Record<string, string>>) =>
  columns({
    ...Object.fromEntries(codes.map((code) => [code, CODE_COLUMNS[code]])),
    ...PERIOD_COLUMNS,
    ...values,
  }).map(typed);

const wideColumns = (on: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    on.flatMap((subject) => {
      const [classP, scoreP, missingReasonP] = wideNames(subject);
      return [
        [classP, `Class of the position on ${subject}; empty while silent.`],
        [scoreP, `Score on ${subject}; empty where it is missing.`],
        [missingReasonP, `Why there is no score on ${subject}.`],
      ];
    }),
  );

/** Names that number principles are in no list of types. */
const typed = (column: Column): Column =>
  column.name.startsWith('scoreP') ? { ...column, type: 'number' } : column;

function refuseTooLarge(cells: number): void {
  if (cells <= CELLS_MAX) return;
  throw refuse(
    'invalid',
    'query.too-many-points',
    `This asks for ${cells} positions; in one piece of JSON ${CELLS_MAX} are the most. Ask for .ndjson, .csv or .parquet, which are streamed, or take a longer interval, a shorter range, fewer principles or some countries.`,
    { pointer: 'interval' },
  );
}
