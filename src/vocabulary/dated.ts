import { z } from 'zod';
import { isRealDay } from './day.js';
import { dateFault } from './edtf.js';

/** An EDTF date, levels 0 and 1 and `[a..b]`, both ends known. */
export const edtf = z.string().superRefine((value, context) => {
  const fault = dateFault(value);
  if (!fault) return;
  context.addIssue({ code: 'custom', message: fault.detail, params: { code: fault.code } });
});

/** An EDTF date, or `..` for a day that nobody has established. */
export const edtfOrUnknown = z.union([z.literal('..'), edtf]);

/** One calendar day, YYYY-MM-DD. */
export const isoDay = z.string().superRefine((value, context) => {
  if (isRealDay(value)) return;
  context.addIssue({
    code: 'custom',
    message: `"${value.slice(0, 40)}" is not a day in the calendar. Write it as 2020-09-08.`,
    params: { code: 'date.not-a-day' },
  });
});
