import { refuse } from '#kernel/refusal.js';
import type { Interval, PeriodsQuery } from '#positions/periods.js';
import { isoDay } from '#vocabulary/dated.js';
import { dayOf } from '#vocabulary/day.js';
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

/** From the announcement to asOf, unless other days are asked for. */
export const rangeAsked = (params: RangeParams, { data }: FrameworkEntry) => ({
  from: params.from === undefined ? spanOf(String(data['announcedOn'])).first : dayOf(params.from),
  to: dayOf(params.to ?? params.asOf),
});

/** The periods that are asked for; refuses more of them than can be held, which is all that a table is limited by. */
export function periodsAsked(
  params: RangeParams & { readonly interval: Interval },
  entry: FrameworkEntry,
): PeriodsQuery {
  const { interval } = params;
  const range = rangeAsked(params, entry);
  refuseTooMany({ interval, ...range });
  return { interval, ...range, asOf: dayOf(params.asOf) };
}

/** No fewer than there are, and one at least. */
export const periodsAbout = ({ interval, from, to }: Omit<PeriodsQuery, 'asOf'>): number =>
  Math.max(1, Math.ceil((to - from + 1) / INTERVAL_DAYS[interval]) + 1);

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
