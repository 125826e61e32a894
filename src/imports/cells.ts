/** A row of a table: cells by column, those of joined tables as `call.date`. */
export type Cells = Readonly<Record<string, string | undefined>>;

/** A row with the place that a person finds it at. */
export interface SourceRow {
  /** Line of the file, or row of the sheet; the header is 1. */
  readonly line: number;
  readonly cells: Cells;
}

/** What is wrong with a row, in the words of the table. */
export interface Fault {
  readonly code: string;
  /** Column, where it is one column's fault. */
  readonly column?: string;
  readonly value?: string;
  readonly detail: string;
}
