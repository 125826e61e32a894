import { pathParameters } from '#application/permanent-address.js';
import type { Question } from '#application/question.js';
import { frameworkOf, ordinalOf } from '#vocabulary/principle.js';
import { wrongUsage } from './usage-refusal.js';

const CELL = ['framework', 'country', 'ordinal'];

/** Whether the question is about one party and one principle, which have a shorter way to be written. */
export const asksForCell = (question: Question): boolean =>
  pathParameters(question).join() === CELL.join();

/** `SYR gids/3` or `gids SYR 3`; a framework alone is the framework as a whole. */
export function cellParams(words: readonly string[]): Readonly<Record<string, string>> {
  const [first = '', second = '', third] = words;
  if (third !== undefined && words.length === 3) {
    return { framework: first, country: second, ordinal: third };
  }
  if (words.length !== 2) {
    throw wrongUsage(
      'wrong-words',
      `Name a party and a principle, as in "SYR gids/3", or a framework, a party and a number, as in "gids SYR 3". These are ${words.length} words.`,
    );
  }
  const [country, subject] = first.includes('/') ? [second, first] : [first, second];
  return { framework: frameworkOf(subject), country, ordinal: ordinalText(subject) };
}

/** As it was written, so that a wrong number is refused as such. */
function ordinalText(subject: string): string {
  return ordinalOf(subject) === undefined ? '0' : subject.slice(subject.indexOf('/') + 1);
}
