/** A row of a table: cells by column, those of joined tables as `call.date`. */
export type Cells = Readonly<Record<string, string | undefined>>;

/** A row with the place that a person finds it at. */
export interface SourceRow {
  /** Line of the file, or row of the sheet; the header is 1. */
  readonly line: number;
  readonly cells: Cells;
  readonly written: Written;
  /** In a spreadsheet the reference of a column's cell in this row, as in records!C7. */
  readonly cellOf?: (column: string) => string;
  /** What was wrong before anybody looked at what it means. */
  readonly faults?: readonly Fault[];
  /** Why nobody can tell which cell belongs to which column; then `cells` are empty. */
  readonly ragged?: Fault;
}

/** A row as it stands in the table, cells that say nothing and surplus ones too. */
export interface Written {
  /** The header, one for all rows of a table. */
  readonly columns: readonly string[];
  readonly texts: readonly string[];
}

/** What is wrong with a row, in the words of the table. */
export interface Fault {
  readonly code: string;
  /** Column, where it is one column's fault. */
  readonly column?: string;
  /** Its reference, in a spreadsheet. */
  readonly cell?: string;
  readonly value?: string;
  readonly detail: string;
}

export type Watch = (file: { readonly bytesRead: number }) => void;

/** A file that holds a table, and how to read it. */
export interface Table {
  readonly path: string;
  readonly encoding: string;
  readonly delimiter?: string | undefined;
  /** Of a workbook; by default the first. */
  readonly sheet?: string | undefined;
  /** Gets the file once it is being read: it tells how far. */
  readonly watch?: Watch | undefined;
  /** Cells that say nothing. */
  readonly missing: readonly string[];
}
