import type { Phrase, Wanted } from '#kernel/page.js';
import { partyWord, wordsIn } from '#vocabulary/words.js';

/** What stands between quotes, closed or not, or between spaces; an asterisk behind it belongs to it. */
const PIECE = /"([^"]*)"?(\*?)|[^\s"]+/g;

/**
 * What a line of words asks for: all of them, each as it stands; between quotes one after the other; before an
 * asterisk how a word begins. Whatever else is typed is no word. A piece also stands for the parties that it names.
 */
export function wordsWanted(
  q: string,
  partiesNamed: (phrase: Phrase) => readonly string[],
): Wanted {
  const phrases = new Map<string, Phrase>();
  for (const [piece, quoted, star] of q.matchAll(PIECE)) {
    const words = wordsIn(quoted ?? piece);
    const begun = star === '*' || (quoted ?? piece).trimEnd().endsWith('*');
    if (words !== '') phrases.set(`${words} ${begun}`, { words: words.split(' '), begun });
  }
  return [...phrases.values()].map((phrase) => [phrase, ...partiesNamed(phrase).map(partyPhrase)]);
}

const partyPhrase = (party: string): Phrase => ({ words: [partyWord(party)], begun: false });

/** How often a phrase stands among words; one space must be between each two of these. */
export function occurrences(words: string, { words: sought, begun }: Phrase): number {
  const text = ` ${words} `;
  const phrase = ` ${sought.join(' ')}${begun ? '' : ' '}`;
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) count += 1;
  return count;
}

const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
/** Words in a record that is neither long nor short. */
const USUAL_LENGTH = 100;

/**
 * How well words fit: BM25 with every word equally rare, for all of them must be there anyway, and with a length that is
 * usual by decree. So the figure depends on this record alone, and no record that is added moves the others about.
 */
export function fitOf(words: string, wanted: Wanted): number {
  const length = words.split(' ').length;
  const dampened = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * length) / USUAL_LENGTH);
  return wanted
    .map((phrases) => phrases.reduce((sum, phrase) => sum + occurrences(words, phrase), 0))
    .reduce((sum, times) => sum + (times * (SATURATION + 1)) / (times + dampened), 0);
}
