import { z } from 'zod';
import { isRealDay } from './day.js';
import { dateFault } from './edtf.js';
import { rule } from './rule.js';

/** An EDTF date, levels 0 and 1 and `[a..b]`, both ends known. */
export const edtf = z.string().check(rule(dateFault));

/** An EDTF date, or `..` for a day that nobody has established. */
export const edtfOrUnknown = z.union([z.literal('..'), edtf]);

/** One calendar day, YYYY-MM-DD. */
export const isoDay = z.string().check(
  rule((value) => {
    if (isRealDay(value)) return undefined;
    const detail = `"${value.slice(0, 40)}" is not a day in the calendar. Write it as 2020-09-08; years begin with 1000.`;
    return { code: 'date.not-a-day', detail };
  }),
);
