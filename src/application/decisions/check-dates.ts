import { type Problem, problem } from '#kernel/problem.js';
import { isoOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import type { Known } from './known.js';

/**
 * An act is recorded once it has occurred; undefined when it may have. In some places it is tomorrow already, so a day is
 * granted. What was only announced has dates of its own, which may lie ahead.
 */
export function futureFault(occurredOn: string, known: Known): Problem | undefined {
  const today = known.today();
  if (spanOf(occurredOn).first <= today + 1) return undefined;
  return problem(
    'date.in-future',
    '/occurredOn',
    `${occurredOn} is still to come: today is ${isoOf(today)}. Correct the date; what is announced for that day is an act of the day of its announcement, with inForceFrom.`,
  );
}
