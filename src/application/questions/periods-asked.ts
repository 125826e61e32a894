import { type Refusal, refuse } from '#kernel/refusal.js';
import type { Interval, PeriodsQuery } from '#positions/periods.js';
import { isoDay } from '#vocabulary/dated.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import type { FrameworkEntry } from '../books/framework-book.js';

const PERIODS_MAX = 200_000;
/** At least so many days lie in a period. */
const INTERVAL_DAYS: Readonly<Record<Interval, number>> = {
  day: 1,
  week: 7,
  month: 28,
  quarter: 90,
  year: 365,
};

export const from = isoDay
  .optional()
  .describe('First day. Default: the announcement of the framework.');
export const to = isoDay.optional().describe('Last day. Default: asOf.');

interface RangeParams {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly asOf: string;
}

/** From the announcement to asOf, unless other days are asked for; refuses days that are asked for the wrong way round. */
export function rangeAsked(params: RangeParams, { data }: FrameworkEntry) {
  const announced = spanOf(String(data['announcedOn'])).first;
  const from = params.from === undefined ? announced : dayOf(params.from);
  const to = dayOf(params.to ?? params.asOf);
  // Before the announcement there is simply nothing, and whoever goes through the years may ask.
  if (from > to && params.from !== undefined) throw fromAfter(params, params.from);
  if (from > to && params.to !== undefined) throw beforeAnnouncement(params.to, isoOf(announced));
  return { from, to };
}

/** The periods that are asked for; refuses more of them than can be held, which is all that a table is limited by. */
export function periodsAsked(
  params: RangeParams & { readonly interval: Interval },
  entry: FrameworkEntry,
): PeriodsQuery {
  const { interval } = params;
  const range = rangeAsked(params, entry);
  const asOf = dayOf(params.asOf);
  if (range.from > asOf && params.from !== undefined) throw fromAfterAsOf(params.from, params.asOf);
  refuseTooMany({ interval, ...range });
  return { interval, ...range, asOf };
}

/** No fewer than there are, and one at least. */
export const periodsAbout = ({ interval, from, to }: Omit<PeriodsQuery, 'asOf'>): number =>
  Math.max(1, Math.ceil((to - from + 1) / INTERVAL_DAYS[interval]) + 1);

const fromAfter = ({ to, asOf }: RangeParams, from: string): Refusal =>
  to === undefined
    ? fromAfterAsOf(from, asOf)
    : outOfOrder('from', `from (${from}) comes after to (${to}). Exchange them.`);

const fromAfterAsOf = (from: string, asOf: string): Refusal =>
  outOfOrder(
    'from',
    `from (${from}) comes after asOf (${asOf}), the last day that is told. Give an earlier from or a later asOf.`,
  );

const beforeAnnouncement = (to: string, announcedOn: string): Refusal =>
  outOfOrder(
    'to',
    `to (${to}) comes before the framework was announced (${announcedOn}), where days begin without from. Give from too, or a later to.`,
  );

const outOfOrder = (pointer: string, detail: string): Refusal =>
  refuse('invalid', 'from.after-to', detail, { pointer });

function refuseTooMany(query: Omit<PeriodsQuery, 'asOf'>): void {
  const periods = periodsAbout(query);
  if (periods <= PERIODS_MAX) return;
  throw refuse(
    'invalid',
    'query.too-many-points',
    `This asks for about ${periods} points of each principle; ${PERIODS_MAX} are the most. Take a longer interval or a shorter range.`,
    { pointer: 'interval' },
  );
}
