import type { Row } from '#kernel/projection.js';
import { folded } from '#vocabulary/folded.js';
import { dataOf } from './framework-book.js';

/** The code of the state that goes by this name, the latest if several did. */
export const codeNamed = (states: readonly Row[], name: string): string | undefined =>
  spellsNamed(states, name).at(-1)?.['code'] as string | undefined;

/** Spells of states that go by this name, alias or two-letter code, exactly but for case, accents and punctuation. */
export function spellsNamed(states: readonly Row[], name: string): readonly Row[] {
  const wanted = folded(name);
  return states.filter((row) => {
    const { name: own, alpha2, aliases } = dataOf(row);
    const names = [own, alpha2, ...(aliases as readonly string[])];
    return names.some((each) => typeof each === 'string' && folded(each) === wanted);
  });
}
