import { isRealDay } from '#vocabulary/day.js';
import { PARTY, SLUG } from '#vocabulary/patterns.js';

/** One part of the address: what it is when nothing is said, how its text is read, and what to say about nonsense. */
export interface Field<Value> {
  readonly initial: Value;
  /** Undefined for nonsense. */
  readonly read: (text: string) => Value | undefined;
  readonly write: (value: NonNullable<Value>) => string;
  /** What it takes, to end the sentence "It takes …". */
  readonly takes: string;
  /** Where it takes one of a few words. */
  readonly words?: readonly string[];
}

export const oneOf = <const Words extends readonly [string, ...string[]]>(
  ...words: Words
): Field<Words[number]> => ({
  initial: words[0],
  read: (text) => words.find((word) => word === text),
  write: (word) => word,
  takes: `one of ${words.join(', ')}`,
  words,
});

export const matching = (pattern: RegExp, takes: string): Field<string | null> => ({
  initial: null,
  read: (text) => (pattern.test(text) ? text : undefined),
  write: (text) => text,
  takes,
});

export const slug = (takes: string): Field<string | null> => matching(SLUG, takes);

export const slugOr = (initial: string, takes: string): Field<string> => ({
  initial,
  read: (words) => (SLUG.test(words) ? words : undefined),
  write: (words) => words,
  takes,
});

export const party = matching(PARTY, 'a country code such as SYR, or a group such as group:eu');

export const moment = matching(
  /^(\d{1,15}|\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?)$/,
  'the number of an event, or a moment such as 2026-11-24T12:00:00Z',
);

export const day: Field<string | null> = {
  initial: null,
  read: (text) => (isRealDay(text) ? text : undefined),
  write: (text) => text,
  takes: 'a day such as 2021-12-31',
};

/** Words of the user's own, cut where no search is that long. */
export const text: Field<string> = {
  initial: '',
  read: (words) => words.slice(0, 200),
  write: (words) => words,
  takes: 'some words',
};

/** As long as the name of a publisher may be. */
export const longText: Field<string> = { ...text, read: (words) => words.slice(0, 4_000) };

export const number = (takes: string): Field<number | null> => ({
  initial: null,
  read: (digits) => (/^\d{1,9}$/.test(digits) ? Number(digits) : undefined),
  write: String,
  takes,
});

const SEVERAL_MAX = 12;

/** Several by comma, of which each must be what the item takes. */
export const severalOf = (
  item: Pick<Field<string | null>, 'read' | 'words'>,
  takes: string,
): Field<readonly string[]> => ({
  initial: NONE,
  read: (list) => {
    const items = [...new Set(list.split(/[,~]/).filter((each) => each !== ''))];
    return items.every((each) => item.read(each) !== undefined)
      ? items.slice(0, SEVERAL_MAX)
      : undefined;
  },
  write: (items) => items.join(','),
  takes,
  ...(item.words ? { words: item.words } : {}),
});

const NONE: readonly string[] = [];

export const parties = severalOf(party, 'country codes by comma, such as CHN,USA');

/** Some of a few words. */
export const someOf = (words: readonly [string, ...string[]]): Field<readonly string[]> =>
  severalOf(oneOf(...words), `some of ${words.join(', ')}, by comma`);

export const yes: Field<boolean> = {
  initial: false,
  read: (digit) => (digit === '0' || digit === '1' ? digit === '1' : undefined),
  write: (isSo) => (isSo ? '1' : '0'),
  takes: '1 or 0',
};
