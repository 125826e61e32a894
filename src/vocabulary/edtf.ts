import parseEdtf from 'edtf';
import { type Day, dayOf, isRealDay, realDay } from './day.js';

/** The days that an uncertain date may mean. For an act that spans a/b: its first and its last day. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** Why a date cannot be taken. */
export interface DateFault {
  readonly code: 'date.not-edtf' | 'date.impossible' | 'date.open-ended';
  readonly detail: string;
}

const HOW =
  'Write a date as EDTF with the precision you have: 2020-09-08, 2020-09, 2020, 2020-09~ (about), 2020-09? (uncertain), [2020-09-12..2020-12-31] (one day in the range) or 2021-06-07/2021-06-08 (from, to).';
/** The longest that can be read has 26 characters; over much longer ones the rules would take seconds. */
const LENGTH_MAX = 100;
const RANGE = /^\[([^,[\]]+)\.\.([^,[\]]+)\]$/;
/** Levels 0 and 1, without times, seasons and years of other lengths; X stands for a digit nobody knows. */
const SIMPLE = /^[1-9](?:\d{3}(?:-(?:\d\d(?:-(?:\d\d|XX))?|XX(?:-XX)?))?|\d\dX|\dXX)[?~%]?$/;
/** A year of four digits before the first that is taken. */
const EARLY_YEAR = /^0\d{3}\b/;
const SEASON = /^\d{4}-2[1-4]/;

const spans = new Map<string, Span>();
const SPANS_MAX = 50_000;

/** First and last possible day of an EDTF value that `dateFault` finds nothing wrong with; throws otherwise. */
export function spanOf(edtf: string): Span {
  const day = realDay(edtf);
  if (day !== undefined) return { first: day, last: day };
  const known = spans.get(edtf);
  if (known) return known;
  const read = readSpan(edtf);
  if ('code' in read) throw new Error(`${edtf}: ${read.detail}`);
  if (spans.size >= SPANS_MAX) spans.clear();
  spans.set(edtf, read);
  return read;
}

/** What is wrong with a date; undefined when nothing is. */
export function dateFault(text: string): DateFault | undefined {
  if (spans.has(text)) return undefined;
  const read = readSpan(text);
  return 'code' in read ? read : undefined;
}

function readSpan(text: string): Span | DateFault {
  if (text.length > LENGTH_MAX) return notEdtf(text);
  const range = RANGE.exec(text);
  if (range) return join(text, range[1]!, range[2]!);
  if (text.includes('/')) return interval(text);
  return simple(text);
}

function interval(text: string): Span | DateFault {
  const ends = text.split('/');
  if (ends.length !== 2) return notEdtf(text);
  if (ends.some((end) => end === '' || end === '..')) return openEnded(text);
  return join(text, ends[0]!, ends[1]!);
}

function join(text: string, from: string, to: string): Span | DateFault {
  if (from === '' || to === '') return openEnded(text);
  const [a, b] = [simple(from), simple(to)];
  if ('code' in a) return a;
  if ('code' in b) return b;
  if (a.first > b.last) {
    return { code: 'date.impossible', detail: `${text} ends before it begins. Swap the two ends.` };
  }
  return { first: a.first, last: b.last };
}

/** Most dates are plain days, and the parser takes a quarter of a millisecond for any. */
function simple(text: string): Span | DateFault {
  const day = realDay(text);
  return day === undefined ? imprecise(text) : { first: day, last: day };
}

function imprecise(text: string): Span | DateFault {
  if (text.startsWith('[..') || text.endsWith('..]')) return openEnded(text);
  if (SEASON.test(text)) {
    return {
      code: 'date.not-edtf',
      detail: `${text} names a season, which differs by hemisphere. Give months instead, as in 2020-03/2020-05.`,
    };
  }
  if (!SIMPLE.test(text)) return notEdtf(text);
  const [start] = /^\d{4}-\d\d-\d\d/.exec(text) ?? [];
  if (start !== undefined && !isRealDay(start)) return impossible(text);
  try {
    const { min, max } = parseEdtf(text, { level: 1 });
    return { first: toDay(min), last: toDay(max) };
  } catch {
    return impossible(text);
  }
}

const toDay = (ms: number): Day => dayOf(new Date(ms).toISOString().slice(0, 10));

const notEdtf = (text: string): DateFault => ({
  code: 'date.not-edtf',
  detail: `"${text.slice(0, 60)}" is not a date this tracker can read${EARLY_YEAR.test(text) ? ': years begin with 1000' : ''}. ${HOW}`,
});
const impossible = (text: string): DateFault => ({
  code: 'date.impossible',
  detail: `${text} is not in the calendar. Correct the month or the day, or give less precision, as in ${text.slice(0, 4)}.`,
});
const openEnded = (text: string): DateFault => ({
  code: 'date.open-ended',
  detail: `${text} has an open end. Give both ends; if an act has ended or goes on, record its first day and end the record when it ends.`,
});
