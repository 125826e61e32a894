import { dayAt, dayOf, isoOf, realDay } from '#vocabulary/day.js';
import { dateIn } from './date-format.js';

/** Orders in which people write days. */
const ORDERS = ['YYYY-MM-DD', 'DD-MM-YYYY', 'MM-DD-YYYY'];
const SERIAL_DAY = /^[34]\d{4}$/;
/** Day 0 of the spreadsheets, as they count from March 1900. */
const EPOCH = dayOf('1899-12-30');
const SPOKEN_DAY = /^(?:\d{1,2}\.? [a-z]{3,9}|[a-z]{3,9} \d{1,2}),? \d{4}$/i;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:/;
const SET = /^[[{](\d{4}[-\d]*(?:, ?\d{4}[-\d]*)+)[\]}]$/;

/** A sentence, after a space, with what a text may mean that is no date; empty when that cannot be told. */
export function dateProposal(text: string): string {
  const known = text.trim();
  if (SERIAL_DAY.test(known)) {
    const day = isoOf(EPOCH + Number(known));
    return ` As the day number of a spreadsheet it is ${day}: format the cell as a date.`;
  }
  return orderProposal(known) ?? plainProposal(known) ?? '';
}

/** What a mapping could be told, when all dates are written so. */
function orderProposal(text: string): string | undefined {
  const separator = /[./ -]/.exec(text)?.[0] ?? '-';
  const meanings = ORDERS.flatMap((order) => {
    const format = order.replaceAll('-', separator);
    const day = dateIn(text, format);
    return day !== undefined && day !== text && realDay(day) !== undefined
      ? `${day} if it is ${format}`
      : [];
  });
  if (meanings.length === 0) return undefined;
  return ` It may mean ${meanings.join(', or ')}: write it so, or tell the mapping the order as "date".`;
}

function plainProposal(text: string): string | undefined {
  const day = INSTANT.exec(text)?.[1] ?? spokenDay(text);
  if (day !== undefined && realDay(day) !== undefined) return ` It may mean ${day}: write it so.`;
  const dates = SET.exec(text)?.[1]?.split(/, ?/).toSorted();
  return dates && ` One day of a range is written as [${dates[0]}..${dates.at(-1)}].`;
}

function spokenDay(text: string): string | undefined {
  if (!SPOKEN_DAY.test(text)) return undefined;
  const instant = Date.parse(`${text.replaceAll(/[.,]/g, '')} UTC`);
  return Number.isNaN(instant) ? undefined : isoOf(dayAt(instant));
}
