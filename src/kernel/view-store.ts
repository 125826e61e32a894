import type { Page } from './page.js';
import type { Projection, Put, Row, Scalar } from './projection.js';

/** How far one version of a projection has come. */
export interface Checkpoint {
  readonly projection: string;
  readonly version: number;
  /** Last sequence scanned, handled or not; 0 before the first. */
  readonly sequence: number;
  /** The version that answers. */
  readonly live: boolean;
}

/** An event that a handler threw on; its partition waits until it is retried or the projection rebuilt. */
export interface Parked {
  readonly projection: string;
  readonly version: number;
  readonly partition: string;
  readonly sequence: number;
  readonly error: string;
}

/** One step of a projection, to be written whole or not at all. */
export interface Step {
  readonly puts: readonly Put[];
  readonly parked: readonly Parked[];
  /** What the checkpoint must be now, else nothing is written and the step is refused. */
  readonly after: number;
  /** What it becomes. */
  readonly sequence: number;
}

/** Where read models live: disposable, rebuilt from the log. Rows and checkpoint share one transaction. */
export abstract class ViewStore {
  /** Makes tables and checkpoint of this version if they are not there; the first version of a projection is live at once. */
  abstract prepare(projection: Projection): Promise<Checkpoint>;

  abstract checkpoints(): Promise<readonly Checkpoint[]>;

  /** Rows of the given partitions, all tables of the projection: `result.get(table)` in key order. */
  abstract partitions(
    projection: Projection,
    partitions: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Row[]>>;

  /** Writes a step. False when the checkpoint was not at `after`: another writer came first, nothing was written. */
  abstract write(projection: Projection, step: Step): Promise<boolean>;

  /** All rows of one table of the version given, in key order. */
  abstract all(projection: Projection, table: string): Promise<readonly Row[]>;

  /**
   * The same in pages, each with a turn of the event loop before it: in the order of the key where that is one integer,
   * else in that in which rows were first written.
   */
  abstract pages(projection: Projection, table: string, page: Page): AsyncGenerator<readonly Row[]>;

  /** Rows of one table whose column equals the value, or one of the values, in key order. */
  abstract where(
    projection: Projection,
    table: string,
    column: string,
    value: string | readonly Scalar[],
  ): Promise<readonly Row[]>;

  /**
   * Rows whose column is greater than `after`, ascending by that column; at least `limit` of them if there are so
   * many, and never only some of those that share a value. The column holds integers and is indexed.
   */
  abstract after(
    projection: Projection,
    table: string,
    page: { readonly column: string; readonly after: number; readonly limit: number },
  ): Promise<readonly Row[]>;

  /** Makes this version the one that answers. One row changes. */
  abstract makeLive(projection: Projection): Promise<void>;

  /** Empties this version, so that it is built from the first event. Refused for the live version. */
  abstract reset(projection: Projection): Promise<void>;

  /** Removes a version that is not live; refused when there is none. */
  abstract drop(name: string, version: number): Promise<void>;

  abstract parked(): Promise<readonly Parked[]>;

  /** Forgets a parked mark, when what the partition waited for has been written. */
  abstract unpark(projection: Projection, parked: Parked): Promise<void>;

  /** Row count and SHA-256 over all rows in key order: equal for equal logs, on every engine. */
  abstract digest(projection: Projection): Promise<{ rows: number; sha256: string }>;

  abstract close(): Promise<void>;
}
