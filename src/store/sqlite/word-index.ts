import type { Phrase, Wanted } from '#kernel/page.js';
import { INTEGER, TEXT } from './placeholder.js';

/*
 * An index in FTS5 over a column of words. It holds no text of its own. The words come folded, so all that is left to
 * the tokenizer is to part them at spaces; that one takes whatever is not ASCII for a letter, and so agrees with us
 * about every script. New rows are added many at a time: a trigger would make FTS5 write out what it holds for each of
 * them, and take more than twice as long; and those of a long step not until somebody looks for words.
 */
const nameOf = (table: string): string => `${table}__words`;

export function createWordIndex(table: string, column: string): readonly string[] {
  const index = nameOf(table);
  return [
    `CREATE VIRTUAL TABLE "${index}" USING fts5(words, content='', tokenize='ascii')`,
    // Merge less often: rows come in many small steps, and to look in a few more segments costs little.
    `INSERT INTO "${index}"("${index}", rank) VALUES ('automerge', 16)`,
    `CREATE TRIGGER "${index}_changed" AFTER UPDATE OF "${column}" ON "${table}"
      WHEN old."${column}" <> new."${column}" AND old.rowid <= ${indexedUpTo(index)} BEGIN
        INSERT INTO "${index}"("${index}", rowid, words) VALUES ('delete', old.rowid, old."${column}");
        INSERT INTO "${index}"(rowid, words) VALUES (new.rowid, new."${column}");
      END`,
  ];
}

/** Rows get ascending numbers and are never taken away. */
const indexedUpTo = (index: string): string =>
  `(SELECT coalesce(max(id), 0) FROM "${index}_docsize")`;

/** Rows that are taken in at once, for whoever waits meanwhile. */
const ROWS_AT_ONCE = 1_000;

/** Takes in rows beyond a bound number that are new since it was last done, some at once. */
export function addToWordIndex(table: string, column: string): string {
  const index = nameOf(table);
  return `INSERT INTO "${index}"(rowid, words) SELECT rowid, "${column}" FROM "${table}" WHERE rowid > max(${INTEGER}, ${indexedUpTo(index)}) ORDER BY rowid LIMIT ${ROWS_AT_ONCE}`;
}

export const emptyWordIndex = (table: string): string =>
  `INSERT INTO "${nameOf(table)}"("${nameOf(table)}") VALUES ('delete-all')`;

/** Where rows that match a bound text come from, where they stand in the table, and the condition. */
export const fromMatches = (table: string) => ({
  from: `"${nameOf(table)}" AS found CROSS JOIN "${table}" AS each ON each.rowid = found.rowid`,
  place: '"found".rowid',
  condition: `found.words MATCH ${TEXT}`,
});

/** What is wanted, in the language of FTS5; every phrase is quoted, so nothing in it can be an operator. */
export const matchText = (wanted: Wanted): string =>
  wanted.map((phrases) => `(${phrases.map(phraseText).join(' OR ')})`).join(' AND ');

const phraseText = ({ words, begun }: Phrase): string =>
  `"${words.join(' ').replaceAll('"', ' ')}"${begun ? ' *' : ''}`;
