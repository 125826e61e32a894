import { folded } from './folded.js';

/** Scripts that are written without spaces: each of their characters is a word. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/gu;
const ASCII = /^[\0-\x7f]*$/;
const NO_WORD = /[^a-z0-9]+/g;

/** Words of a text as they are looked up: without case, accents and punctuation, one space between each two. */
export const wordsIn = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase().replaceAll(NO_WORD, ' ').trim()
    : folded(text).replaceAll(UNSPACED, ' $& ').replaceAll(/ +/g, ' ').trim();

/** A word that nobody can type and which therefore stands in no phrase. */
const BETWEEN = ' \ue000 ';

/** Words of several texts; no phrase reaches from one into the next. */
export const wordsOfAll = (texts: readonly string[]): string => texts.map(wordsIn).join(BETWEEN);

/** The word for a party, which is none of any text: names of parties change, so the words hold their codes. */
export const partyWord = (party: string): string =>
  `\ue001${wordsIn(party).replaceAll(' ', '\ue001')}`;
