import { type Day, dayAt, isoOf } from '#vocabulary/day.js';
import type { Step } from './curve.js';

type Move = (steps: readonly Step[], day: Day) => Day | undefined;

const before: Move = (steps, day) => steps.findLast((each) => each.day < day)?.day;
const after: Move = (steps, day) => steps.find((each) => each.day > day)?.day;

const MOVES: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['ArrowLeft', before],
  ['ArrowDown', before],
  ['ArrowRight', after],
  ['ArrowUp', after],
  ['PageDown', (_, day) => yearsFrom(day, -1)],
  ['PageUp', (_, day) => yearsFrom(day, 1)],
  ['Home', (steps) => steps[0]?.day],
  ['End', (steps) => steps.at(-1)?.day],
]);

/** Where a key moves the day of a curve: to the change before or after, by a year, or to an end. */
export const dayByKey = (key: string, steps: readonly Step[], day: Day): Day | undefined =>
  MOVES.get(key)?.(steps, day);

/** The same date of another year; the first of March for a leap day. */
function yearsFrom(day: Day, years: number): Day {
  const date = new Date(isoOf(day));
  return dayAt(date.setUTCFullYear(date.getUTCFullYear() + years));
}
