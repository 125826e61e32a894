import { folded } from '#vocabulary/folded.js';
import type { Called } from './directory.js';

/** Whether this is a code, a name or another name of the party; both are compared folded. */
export const isCalled = ({ name, codes, aliases }: Called, wanted: string): boolean =>
  [name, ...codes, ...aliases].some((each) => folded(each) === wanted);

/**
 * Whether each word stands somewhere in the name or the code. Other names are many and long: in them a word has to begin
 * like it.
 */
export function hasPart({ name, codes, aliases }: Called, wanted: string): boolean {
  const own = folded(`${name} ${codes[0]}`);
  const others = aliases.map((alias) => ` ${folded(alias)}`).join('');
  return wanted.split(' ').every((word) => own.includes(word) || others.includes(` ${word}`));
}
