import { type Problem, problem } from '#kernel/problem.js';
import { isoOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import type { Known } from './known.js';

/**
 * An act is recorded once it has occurred; undefined when it may have. In some places it is tomorrow already, so a day is
 * granted. What was only announced has dates of its own, which may lie ahead.
 */
export function futureFault(occurredOn: string, known: Known): Problem | undefined {
  const advice =
    'Correct the date; what is announced for that day is an act of the day of its announcement, with inForceFrom.';
  return futureDay(occurredOn, known, { pointer: '/occurredOn', advice });
}

/** A search, too, has been made before it is recorded. */
export const futureSearchFault = (searchedOn: string, known: Known): Problem | undefined =>
  futureDay(searchedOn, known, { pointer: '/searchedOn', advice: 'Give the day of the search.' });

function futureDay(
  date: string,
  known: Known,
  { pointer, advice }: { readonly pointer: string; readonly advice: string },
): Problem | undefined {
  const today = known.today();
  if (spanOf(date).first <= today + 1) return undefined;
  return problem(
    'date.in-future',
    pointer,
    `${date} is still to come: today is ${isoOf(today)}. ${advice}`,
  );
}
