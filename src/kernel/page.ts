/** Words that stand one after the other. */
export interface Phrase {
  readonly words: readonly string[];
  /** Whether the last of them is only how a word begins. */
  readonly begun: boolean;
}

/** What a row must hold: of each list at least one phrase. */
export type Wanted = readonly (readonly Phrase[])[];

/** What pages of a table hold. */
export interface Page {
  readonly size: number;
  /** Only these columns, not all. */
  readonly columns?: readonly string[] | undefined;
  /** Only rows that hold all of it in the column of words that the table declares. */
  readonly wanted?: Wanted | undefined;
}
