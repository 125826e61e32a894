import { refuse } from '#kernel/refusal.js';
import type { RosterQuery } from '#positions/rosters.js';
import { dayOf, isRealDay } from '#vocabulary/day.js';

interface MembershipParams {
  readonly membership: string;
  readonly group?: string | undefined;
}

/** The day whose membership counts: that of each date, or a fixed one, which must be in the calendar and of a group. */
export function membershipOn({ membership, group }: MembershipParams): RosterQuery['membership'] {
  if (membership === 'day') return 'of-the-date';
  const iso = membership.slice('fixed:'.length);
  if (!isRealDay(iso)) throw notInCalendar(iso);
  if (group === undefined) throw noGroup(membership);
  return dayOf(iso);
}

const notInCalendar = (iso: string) =>
  refuse(
    'invalid',
    'date.impossible',
    `${iso} is not in the calendar. Write day, or fixed:2020-09-08.`,
    { pointer: 'membership' },
  );

const noGroup = (membership: string) =>
  refuse(
    'invalid',
    'membership.without-group',
    `membership=${membership} belongs with group, and fixes who is a member of it. Add group=asean, say, or leave membership out.`,
    { pointer: 'membership' },
  );
