import { refuse } from '#kernel/refusal.js';
import type { RosterQuery } from '#positions/rosters.js';
import { dayOf, isRealDay } from '#vocabulary/day.js';

/** The day whose membership counts: that of each date, or a fixed one, which must be in the calendar. */
export function membershipOn(text: string): RosterQuery['membership'] {
  if (text === 'day') return 'of-the-date';
  const iso = text.slice('fixed:'.length);
  if (isRealDay(iso)) return dayOf(iso);
  throw refuse(
    'invalid',
    'date.impossible',
    `${iso} is not in the calendar. Write day, or fixed:2020-09-08.`,
    { pointer: 'membership' },
  );
}
