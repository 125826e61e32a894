import type { Json } from './json.js';
import { refuse } from './refusal.js';
import { type JsonFault, parseStrictJsonElse } from './strict-json.js';

/**
 * JSON of a file, of one of its lines or of the command line, as strictly as over HTTP: of a field that stands twice one
 * would be passed over in silence. Refuses (`input.not-json`) what is none.
 */
export const parseInput = (text: string, name: string): Json =>
  parseStrictJsonElse(text, (fault) =>
    refuse(
      'invalid',
      'input.not-json',
      `${name} is not JSON: ${fault.what} ${placeOf(fault, text)}.`,
    ),
  );

/** Of a text on one line, which may stand on any line of its file, only the column. */
const placeOf = ({ line, column }: JsonFault, text: string): string =>
  text.includes('\n') ? `at line ${line}, column ${column}` : `at column ${column}`;
