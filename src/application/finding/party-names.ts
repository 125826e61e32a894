import type { Phrase } from '#kernel/page.js';
import type { Row } from '#kernel/projection.js';
import { groupParty } from '#vocabulary/party.js';
import { wordsIn } from '#vocabulary/words.js';
import { dataOf } from '../books/framework-book.js';
import type { PartyBook } from '../books/party-book.js';
import { occurrences } from './words-wanted.js';

/** A word in more names than these, as republic is, names nobody. */
const NAMESAKES_MAX = 10;

/** Who goes by a name in which the phrase stands, or has it for a code; names as known at the sequence. */
export function partiesNamed(
  parties: PartyBook,
  knownAt: number,
): (phrase: Phrase) => readonly string[] {
  const named = [
    ...parties.states.at(knownAt).map(stateNames),
    ...parties.groups.at(knownAt).map(groupNames),
  ];
  return (phrase) => {
    const found = new Set(
      named.filter(({ names }) => hasOne(names, phrase)).map(({ party }) => party),
    );
    return found.size > NAMESAKES_MAX ? [] : [...found];
  };
}

const hasOne = (names: readonly string[], phrase: Phrase): boolean =>
  names.some((name) => occurrences(name, phrase) > 0);

function stateNames(row: Row) {
  const { code, name, aliases } = dataOf(row);
  const names = [code, name, ...(aliases as readonly string[])].map(String).map(wordsIn);
  return { party: String(code), names };
}

function groupNames(row: Row) {
  const { id, name } = dataOf(row);
  return { party: groupParty(String(id)), names: [id, name].map(String).map(wordsIn) };
}
