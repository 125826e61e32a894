import { type Refusal, refuse } from '#kernel/refusal.js';

/** Lines of a text table at which reading it may end. */
export interface Reached {
  /** The last line that was read. */
  readonly last: number;
  /** Where the cell stands that is being read. */
  readonly cell: number;
}

/** Why a text table cannot be read, or not to its end. */
export function unreadable(path: string, error: NodeJS.ErrnoException, reached: Reached): Refusal {
  if (error.code === 'ENOENT') {
    return refuse('missing', 'input.unreadable', `The file ${path} is not there.`);
  }
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return refuse(
      'invalid',
      'input.wrong-encoding',
      `Line ${reached.last} of ${path} is not in the encoding that the mapping says. Give it another "encoding".`,
    );
  }
  return refuse('invalid', 'input.unreadable', whyNoTable(path, error, reached));
}

function whyNoTable(path: string, { code, message }: NodeJS.ErrnoException, reached: Reached) {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? `The quotation mark that opens a cell on line ${reached.cell} of ${path} is never closed. Close it, or write it twice in a cell that is in quotation marks.`
    : `${path} cannot be read as a table: ${message}.`;
}
