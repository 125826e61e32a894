import { type Day, dayOf } from '#vocabulary/day.js';

const DAY_MS = 86_400_000;
/** The reader’s own, as the browser or the system has it. */
const READERS = undefined;

const dayFormat = new Intl.DateTimeFormat(READERS, { timeZone: 'UTC', dateStyle: 'medium' });
const monthFormat = new Intl.DateTimeFormat(READERS, {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'long',
});
const momentFormat = new Intl.DateTimeFormat(READERS, { dateStyle: 'medium', timeStyle: 'short' });
const numberFormat = new Intl.NumberFormat(READERS);
const scoreFormat = new Intl.NumberFormat(READERS, {
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});
const shareFormat = new Intl.NumberFormat(READERS, { style: 'percent', maximumFractionDigits: 1 });

export const formatDay = (day: Day): string => dayFormat.format(day * DAY_MS);
export const formatNumber = (count: number): string => numberFormat.format(count);
export const formatShare = (share: number): string => shareFormat.format(share);

/** With its sign; a dash where there is none, for that is not 0. */
export const formatScore = (score: number | null): string =>
  score === null ? '–' : scoreFormat.format(score);

const languageNames = new Intl.DisplayNames(READERS ?? [], { type: 'language' });

/** As the reader calls it; the code itself where nobody has a name for it. */
export function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** In the reader’s own time zone. */
export const formatMoment = (iso: string): string => momentFormat.format(new Date(iso));

/** One word for one thing, another for several. */
export const plural = (count: number, one: string, several: string): string =>
  `${formatNumber(count)} ${count === 1 ? one : several}`;

const QUALIFIERS: Readonly<Record<string, string>> = {
  '~': 'about ',
  '?': 'probably ',
  '%': 'probably about ',
};

/** An EDTF date in words, as vague as it is; what cannot be read is left as it stands. */
export function formatEdtf(edtf: string): string {
  const range = /^\[(.+)\.\.(.+)\]$/.exec(edtf);
  if (range) return `one day from ${formatEdtf(range[1]!)} to ${formatEdtf(range[2]!)}`;
  const ends = edtf.split('/');
  if (ends.length === 2) return `${formatEdtf(ends[0]!)} to ${formatEdtf(ends[1]!)}`;
  const [, bare = edtf, mark = ''] = /^(.*?)([~?%]?)$/.exec(edtf) ?? [];
  return `${QUALIFIERS[mark] ?? ''}${formatPart(bare)}`;
}

function formatPart(bare: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(bare)) return formatDay(dayOf(bare));
  if (/^\d{4}-\d\d$/.test(bare)) return monthFormat.format(dayOf(`${bare}-01`) * DAY_MS);
  return bare;
}
