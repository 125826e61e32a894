import type { Phrase, Wanted } from '#kernel/projection.js';
import { TEXT } from './placeholder.js';

const nameOf = (table: string): string => `${table}__words`;

/*
 * An index in FTS5 over a column of words. It holds no text of its own, nor lengths, for nobody ranks by it. The words
 * come folded, so all that is left to the tokenizer is to part them at spaces; that one takes whatever is not ASCII for
 * a letter, and so agrees with us about every script. Triggers keep it, whoever writes to the table.
 */
export function createWordIndex(table: string, column: string): readonly string[] {
  const index = nameOf(table);
  const remove = `INSERT INTO "${index}"("${index}", rowid, words) VALUES ('delete', old.rowid, old."${column}");`;
  const add = `INSERT INTO "${index}"(rowid, words) VALUES (new.rowid, new."${column}");`;
  return [
    `CREATE VIRTUAL TABLE "${index}" USING fts5(words, content='', columnsize=0, tokenize='ascii')`,
    `CREATE TRIGGER "${index}_added" AFTER INSERT ON "${table}" BEGIN ${add} END`,
    `CREATE TRIGGER "${index}_changed" AFTER UPDATE OF "${column}" ON "${table}"
      WHEN old."${column}" <> new."${column}" BEGIN ${remove} ${add} END`,
  ];
}

export const emptyWordIndex = (table: string): string =>
  `INSERT INTO "${nameOf(table)}"("${nameOf(table)}") VALUES ('delete-all')`;

/** Where rows that match a bound text come from, where they stand in the table, and the condition. */
export const fromMatches = (table: string) => ({
  from: `"${nameOf(table)}" AS found CROSS JOIN "${table}" AS each ON each.rowid = found.rowid`,
  place: 'found.rowid',
  condition: `found.words MATCH ${TEXT}`,
});

/** What is wanted, in the language of FTS5; every phrase is quoted, so nothing in it can be an operator. */
export const matchText = (wanted: Wanted): string =>
  wanted.map((phrases) => `(${phrases.map(phraseText).join(' OR ')})`).join(' AND ');

const phraseText = ({ words, begun }: Phrase): string =>
  `"${words.join(' ').replaceAll('"', ' ')}"${begun ? ' *' : ''}`;
