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
  /** Only rows whose words, as the table declares them, hold all of it; they come with them, as the column `words`. */
  readonly wanted?: Wanted | undefined;
}
