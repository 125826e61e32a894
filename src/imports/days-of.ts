import { isoOf, realDay } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';

/** First and last day of a date, as ISO. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days that a sound EDTF date may mean. */
export function daysOf(date: string): Days {
  if (realDay(date) !== undefined) return { first: date, last: date };
  const { first, last } = spanOf(date);
  return { first: isoOf(first), last: isoOf(last) };
}
