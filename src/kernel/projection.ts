import type { ToldEvent } from './event.js';

/** What stores write as it is. */
export type Scalar = string | number | null;
/** Plain objects and lists, with nothing but JSON in them, are for columns of the type `json`. */
export type Cell = Scalar | object;
export type Row = Readonly<Record<string, Cell>>;

export interface ColumnType {
  readonly type: 'text' | 'integer' | 'real' | 'json';
  readonly nullable?: boolean;
}

/** A text that a row leaves to the log, which has it already. */
export interface Lent {
  /** The column that readers find it in. */
  readonly column: string;
  /** The column with the sequence of the event whose data it is; null where it is that of no event, and stored. */
  readonly event: string;
}

/** A table that a projection owns. */
export interface Table {
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Names of the columns that identify a row; put replaces the row with the same key. */
  readonly key: readonly string[];
  /** The column that holds the partition: handlers see the rows of their event's partition only. */
  readonly partition: string;
  readonly indexes?: readonly (readonly string[])[];
  readonly lent?: Lent;
  /**
   * The words of a row, folded already, with one space between each two: by them `pages` finds it. Never others for a
   * row of the same key.
   */
  readonly words?: (row: Row) => string;
}

/** The rows of one partition, by table, in key order. */
export type Rows = (table: string) => readonly Row[];

/** A write to a table: the row itself, whole. There is no delete, for nothing that was believed is forgotten. */
export interface Put {
  readonly table: string;
  readonly row: Row;
}

/** Pure and synchronous: no clock, no random, no I/O. Throws only on events it cannot make sense of. */
export type Handler = (event: ToldEvent, rows: Rows) => readonly Put[];

/** A projection: a value in one file of `projections/`, found by its folder. */
export interface Projection {
  readonly name: string;
  /** Raise it when the same log must give other rows: the next start rebuilds beside the old ones. */
  readonly version: number;
  /** One sentence. */
  readonly summary: string;
  readonly tables: Readonly<Record<string, Table>>;
  /** Which rows an event of a handled type concerns. */
  readonly partition: (event: ToldEvent) => string;
  /** By event type; types without a handler are passed over. */
  readonly handlers: ReadonlyMap<string, Handler>;
}
