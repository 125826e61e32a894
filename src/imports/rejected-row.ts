import type { Written } from './cells.js';
import { reasonsOf } from './rejected-line.js';
import type { Rejected } from './run-import.js';

/** Columns that a table of rejects has beside those of its source; underscores follow where the source has such names. */
const MARKS = ['rejected_at', 'reasons'] as const;
const PLACE = /^line \d+$/;

/** Header of a table of rejects: the columns of the source as they stand there, and two more. */
export function rejectedHeader(columns: readonly string[]): readonly string[] {
  const own = withoutMarks(columns, columns);
  return [...own, ...MARKS.map((mark) => untaken(mark, own))];
}

/** A row as it was, with its place and the reasons after it, so that it can be mended and imported again. */
export function rejectedRow({ line, faults }: Rejected, { columns, texts }: Written) {
  return [...withoutMarks(columns, texts), `line ${line}`, reasonsOf(faults).join(' ')];
}

/** What a table of rejects added when it was written is told anew. */
function withoutMarks(columns: readonly string[], texts: readonly string[]): readonly string[] {
  const first = columns.findLastIndex(
    (name, at) => isMark(name, MARKS[0]) && isMark(columns[at + 1], MARKS[1]),
  );
  if (first < 0) return texts;
  // Surplus cells come before those that were added.
  const at = first + texts.length - columns.length;
  const isThere = texts.length === columns.length || PLACE.test(texts[at] ?? '');
  return isThere ? texts.toSpliced(at, MARKS.length) : texts;
}

const isMark = (name: string | undefined, mark: string): boolean =>
  name?.startsWith(mark) === true && /^_*$/.test(name.slice(mark.length));

const untaken = (name: string, taken: readonly string[]): string =>
  taken.includes(name) ? untaken(`${name}_`, taken) : name;
