import { type Refusal, refuse } from '#kernel/refusal.js';

/** Lines of a text table at which reading it may end. */
export interface Reached {
  /** The last line that was read. */
  readonly last: number;
  /** Where the cell stands that is being read. */
  readonly cell: number;
}

/** Why a file cannot be opened, or not read to its end. */
export function cannotRead(path: string, error: unknown): Refusal {
  const { code } = error as NodeJS.ErrnoException;
  const kind = code === 'ENOENT' ? 'missing' : 'invalid';
  return refuse(kind, 'input.unreadable', `The file ${path} ${whyNot(error as Error)}`);
}

/** The rest of a sentence about the file. */
export function whyNot({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'is not there.';
  if (code === 'EISDIR') return 'is a folder. Name a file in it.';
  if (code === 'EACCES' || code === 'EPERM') return `is not yours to read (${code}).`;
  return `cannot be read: ${message.split('\n', 1)[0]}.`;
}

export const isBadByte = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** Why records cannot be read, or not to their end; the line is the last one that was read. */
export const unreadableRecords = (path: string, error: unknown, line: number): Refusal =>
  isBadByte(error)
    ? refuse(
        'invalid',
        'input.not-utf8',
        `Line ${line} of ${path} is not UTF-8. Save it in that encoding.`,
      )
    : cannotRead(path, error);

/** Why a text table cannot be read, or not to its end. */
export function unreadable(path: string, error: NodeJS.ErrnoException, reached: Reached): Refusal {
  if (isBadByte(error)) {
    return refuse(
      'invalid',
      'input.wrong-encoding',
      `Line ${reached.last} of ${path} is not in the encoding that the mapping says. Give it another "encoding".`,
    );
  }
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED') return cannotRead(path, error);
  return refuse(
    'invalid',
    'input.unreadable',
    `The quotation mark that opens a cell on line ${reached.cell} of ${path} is never closed. Close it, or write it twice in a cell that is in quotation marks.`,
  );
}
