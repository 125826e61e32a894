import type { JsonObject } from '#kernel/json.js';
import type { Adoption } from '#positions/adoption/adoption.js';
import { BASS_PARAMETERS } from '#positions/adoption/bass-fit.js';
import type { CurveFit, Estimate } from '#positions/adoption/curve-fit.js';
import { LOGISTIC_PARAMETERS } from '#positions/adoption/logistic-fit.js';
import { type Day, isoOf } from '#vocabulary/day.js';
import { collect } from '../collect-pages.js';
import { pagesFrom } from '../pages-by-subject.js';
import { type Asked, columns, type Pages, question } from '../question.js';
import type { ReadModel } from '../read-model.js';
import { adoptionAsked, adoptionParams } from './adoption-asked.js';

export default question({
  name: 'spread',
  path: '/frameworks/{framework}/adoption/spread',
  summary:
    'How far each principle has spread, and the logistic and Bass curves through its adopters, one row each.',
  params: adoptionParams,
  key: ['on'],
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    roster: 'Parties on the roster on asOf.',
    adopters: 'Those of them that supported at some time.',
    holders: 'Those that support on asOf.',
    adopterShare: 'Adopters as a share of the roster; empty where that is empty.',
    holderShare: 'Holders as a share of the roster.',
    coverage: 'Share of the roster with any position.',
    n: 'Parties that were on the roster on some day since the announcement.',
    adopted: 'Those of them that adopted while on it.',
    censored: 'Those that left it, or reached asOf, without adopting.',
    medianDays: 'Days since the announcement after which half or fewer were without it.',
    monthsRising: 'Months in which somebody adopted: what a curve is told by.',
    logistic:
      'fitted, too-few (months in which somebody adopted), too-long (more than 1,200 months), or no-fit.',
    capacity: 'Logistic: adopters in the end.',
    capacityError: 'Its standard error.',
    rate: 'Logistic: growth a month.',
    rateError: 'Its standard error.',
    midpoint: 'Logistic: months until half of the capacity.',
    midpointError: 'Its standard error.',
    bass: 'The same of the Bass curve.',
    potential: 'Bass: adopters in the end.',
    potentialError: 'Its standard error.',
    innovation: 'Bass: coefficient p, a month.',
    innovationError: 'Its standard error.',
    imitation: 'Bass: coefficient q, a month.',
    imitationError: 'Its standard error.',
  }),
  answer: async (asked, { model }) => {
    const { announced, pages } = spread(asked, model);
    return { rows: await collect(pages), about: { announcedOn: isoOf(announced) } };
  },
  draw: (asked, { model }) => spread(asked, model),
});

function spread(
  asked: Asked<typeof adoptionParams>,
  model: ReadModel,
): { readonly announced: Day; readonly pages: Pages } {
  const { on, announced, over } = adoptionAsked(asked, model);
  return { announced, pages: pagesFrom(on, (one) => [spreadRow(over.adoptionOf(one))]) };
}

function spreadRow(it: Adoption): JsonObject {
  const { n, events, censored, median } = it.survival;
  return {
    on: it.on,
    roster: it.roster,
    adopters: it.adopters,
    holders: it.holders,
    adopterShare: it.adopterShare,
    holderShare: it.holderShare,
    coverage: it.coverage,
    n,
    adopted: events,
    censored,
    medianDays: median,
    monthsRising: it.logistic.n,
    logistic: it.logistic.status,
    ...estimates(it.logistic, LOGISTIC_PARAMETERS),
    bass: it.bass.status,
    ...estimates(it.bass, BASS_PARAMETERS),
  };
}

const estimates = (fit: CurveFit, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.flatMap((name) => {
      const found: Estimate | undefined =
        fit.status === 'fitted' ? fit.parameters[name] : undefined;
      return [
        [name, found?.estimate ?? null],
        [`${name}Error`, found?.error ?? null],
      ];
    }),
  );
