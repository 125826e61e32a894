import type { Phrase, Wanted } from '#kernel/page.js';
import { INTEGER, TEXT } from './placeholder.js';

/*
 * An index in FTS5 over the words of rows, which it keeps beside it: a table has none. The words come folded, so all that
 * is left to the tokenizer is to part them at spaces; that one takes whatever is not ASCII for a letter, and so agrees
 * with us about every script. Rows are taken in when somebody looks for words, so that whoever writes does not wait.
 */
const nameOf = (table: string): string => `${table}__words`;

export function createWordIndex(table: string): readonly string[] {
  const index = nameOf(table);
  return [
    `CREATE VIRTUAL TABLE "${index}" USING fts5(words, tokenize='ascii')`,
    // Merge less often: rows come in many small steps, and to look in a few more segments costs little.
    `INSERT INTO "${index}"("${index}", rank) VALUES ('automerge', 16)`,
  ];
}

/** Rows get ascending numbers, but for those of a parked partition, and are never taken away. */
const indexedUpTo = (index: string): string =>
  `(SELECT coalesce(max(id), 0) FROM "${index}_docsize")`;

/** The condition for rows beyond a bound number that the index does not have yet. */
export const newToWordIndex = (table: string): string =>
  `rowid > max(${INTEGER}, ${indexedUpTo(nameOf(table))})`;

/** Takes in the row with a bound number and its words, if it is new beyond a bound number. */
export const addToWordIndex = (table: string): string =>
  `INSERT INTO "${nameOf(table)}"(rowid, words) SELECT new.rowid, new.words FROM (SELECT ${INTEGER} AS rowid, ${TEXT} AS words) AS new WHERE new.${newToWordIndex(table)}`;

/** Empty, and at once, however many words it held. */
export const remadeWordIndex = (table: string): readonly string[] => [
  `DROP TABLE "${nameOf(table)}"`,
  ...createWordIndex(table),
];

/** Where rows that match a bound text come from with their words, where they stand in the table, and the condition. */
export const fromMatches = (table: string) => ({
  from: `"${nameOf(table)}" AS found CROSS JOIN "${table}" AS each ON each.rowid = found.rowid`,
  place: '"found".rowid',
  words: ['"found".words'],
  condition: [`found.words MATCH ${TEXT}`],
});

/** What is wanted, in the language of FTS5; every phrase is quoted, so nothing in it can be an operator. */
export const matchText = (wanted: Wanted): string =>
  wanted.map((phrases) => `(${phrases.map(phraseText).join(' OR ')})`).join(' AND ');

const phraseText = ({ words, begun }: Phrase): string =>
  `"${words.join(' ').replaceAll('"', ' ')}"${begun ? ' *' : ''}`;
