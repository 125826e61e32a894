import type { Day } from '#vocabulary/day.js';
import { isSupport } from '../words/classes.js';
import type { Directory } from './directory.js';
import type { Segments } from './segments.js';
import { type Counts, tally } from './tally.js';

/** Counts that hold from a day on, until the next step. */
export interface Step {
  readonly day: Day;
  readonly counts: Counts;
  readonly supporters: number;
  readonly roster: number;
}

/** The counts from `first` to `last`, with a step wherever something moves, and one at each end. */
export function curveSteps(
  segments: Segments,
  on: string,
  directory: Directory,
  [first, last]: readonly [Day, Day],
): readonly Step[] {
  const inside = (day: Day) => day > first && day < last;
  const turns = [...segments.days(on), ...directory.turns].filter(inside);
  const days = [...new Set([first, ...turns, last])].toSorted((a, b) => a - b);
  return days.map((day) => {
    const members = directory.membersOn(day);
    const supporters = members.filter((party) => isSupport(segments.at(party, on, day))).length;
    return { day, counts: tally(segments, on, members, day), supporters, roster: members.length };
  });
}

/** How many supporters there are on a day; none before the first step. */
export const supportersOn = (steps: readonly Step[], day: Day): number =>
  steps.findLast((each) => each.day <= day)?.supporters ?? 0;

/** Supporters of each step under two readings of uncertain dates, over the days of either. */
export function supportBand(
  certain: readonly Step[],
  possible: readonly Step[],
): readonly { readonly day: Day; readonly low: number; readonly high: number }[] {
  const days = [...new Set([...certain, ...possible].map(({ day }) => day))].toSorted(
    (a, b) => a - b,
  );
  return days.map((day) => {
    const both = [supportersOn(certain, day), supportersOn(possible, day)];
    return { day, low: Math.min(...both), high: Math.max(...both) };
  });
}

/** A change that lets a member cross into support or out of it. */
export interface Crossing {
  readonly day: Day;
  readonly party: string;
  readonly joins: boolean;
}

export function crossings(
  segments: Segments,
  on: string,
  directory: Directory,
  [first, last]: readonly [Day, Day],
): readonly Crossing[] {
  const found = segments.parties(on).flatMap((party) => {
    let before = false;
    return segments.runs(party, on).flatMap((held) => {
      const { since: day } = held;
      const now = isSupport(held);
      const crossed = now !== before;
      before = now;
      const counts = crossed && day >= first && day <= last && directory.isMember(party, day);
      return counts ? [{ day, party, joins: now }] : [];
    });
  });
  return found.toSorted((a, b) => a.day - b.day || (a.party < b.party ? -1 : 1));
}
