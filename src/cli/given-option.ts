import { Option } from 'commander';
import { refuse } from '#kernel/refusal.js';

/** An option with one value. Given twice it is refused (`query.repeated-parameter`): neither is passed over in silence. */
export const givenOnce = (flag: string, description: string, value = 'value'): Option =>
  new Option(`${flag} <${value}>`, description).argParser(
    (text: string, earlier: string | undefined) => {
      if (earlier === undefined) return text;
      throw repeated(flag);
    },
  );

/** An option with several values by comma. Given twice, the list goes on. */
export const givenInParts = (flag: string, description: string): Option =>
  new Option(`${flag} <value>`, description).argParser(
    (text: string, earlier: string | undefined) =>
      earlier === undefined ? text : `${earlier},${text}`,
  );

const repeated = (flag: string) =>
  refuse(
    'invalid',
    'query.repeated-parameter',
    `${flag} stands more than once, and takes one value. Give it once.`,
  );
