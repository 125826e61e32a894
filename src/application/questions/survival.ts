import type { JsonObject } from '#kernel/json.js';
import type { Survival } from '#positions/adoption/kaplan-meier.js';
import { type Day, isoOf } from '#vocabulary/day.js';
import { collect } from '../collect-pages.js';
import { PARTIES_ABOUT, pagesBySubject } from '../pages-by-subject.js';
import { type Asked, columns, type Pages, question } from '../question.js';
import type { ReadModel } from '../read-model.js';
import { adoptionAsked, adoptionParams } from './adoption-asked.js';

export default question({
  name: 'survival',
  path: '/frameworks/{framework}/adoption/survival',
  summary:
    'What share was still without each principle, by days since the announcement: Kaplan and Meier’s curve.',
  params: adoptionParams,
  key: ['on', 'daysFromAnnouncement'],
  columns: columns({
    on: 'Principle, as in gids/3, or the framework as a whole.',
    daysFromAnnouncement: 'Days since the announcement on which somebody adopted; 0 for before it.',
    date: 'That day.',
    atRisk: 'Parties on the roster that day that had not adopted before.',
    adopted: 'Those that adopted.',
    survival: 'Share without the principle after this day: the product-limit estimate.',
    variance: 'Greenwood’s variance of it; empty once nobody is left.',
    n: 'Parties that were on the roster on some day since the announcement.',
    censored: 'Those of them that left the roster, or reached asOf, without adopting.',
  }),
  answer: async (asked, { model }) => {
    const { announced, pages } = steps(asked, model);
    return { rows: await collect(pages), about: { announcedOn: isoOf(announced) } };
  },
  draw: (asked, { model }) => steps(asked, model),
});

function steps(
  asked: Asked<typeof adoptionParams>,
  model: ReadModel,
): { readonly announced: Day; readonly pages: Pages } {
  const { on, announced, over } = adoptionAsked(asked, model);
  const rowsOn = (some: readonly string[]) =>
    some.flatMap((one) => stepRows(one, over.survivalOf(one), announced));
  return { announced, pages: pagesBySubject(on, PARTIES_ABOUT, rowsOn) };
}

const stepRows = (on: string, { n, censored, curve }: Survival, announced: Day) =>
  curve.map(
    ({ time, atRisk, events, survival, variance }): JsonObject => ({
      on,
      daysFromAnnouncement: time,
      date: isoOf(announced + time),
      atRisk,
      adopted: events,
      survival,
      variance,
      n,
      censored,
    }),
  );
