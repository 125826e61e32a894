import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { getOrMake } from '#kernel/get-or-make.js';
import type { Page } from '#kernel/page.js';
import type { Projection, Row, Scalar } from '#kernel/projection.js';
import { storeClosed } from '#kernel/store-closed.js';
import { type Checkpoint, type Parked, type Step, ViewStore } from '#kernel/view-store.js';
import { type TextLog, withTexts } from '../lent-texts.js';
import { CheckpointTable } from './checkpoint-table.js';
import { mapError, mapping } from './map-error.js';
import { NoJson } from './no-json.js';
import { ParkedTable } from './parked-table.js';
import { digestRows } from './view-digest.js';
import { forsake, forsaken, openViewFile, openViewsInMemory } from './view-file.js';
import { isLive, noSuchVersion, notPrepared, shapeChanged, shapeOf } from './view-refusals.js';
import { isSound } from './view-soundness.js';
import type { ViewTable } from './view-table.js';
import { ViewTables } from './view-tables.js';
import { ViewWriter } from './view-writer.js';
import type { WriteStep } from './view-writes.js';
import { WriteTransaction } from './write-transaction.js';

/** Read models in a file of their own, `views.db`, which may be deleted at any time the program does not run. */
export class SqliteViewStore extends ViewStore {
  readonly #db: Database;
  readonly #tables: ViewTables;
  readonly #checkpoints: CheckpointTable;
  readonly #parked: ParkedTable;
  readonly #transaction: WriteTransaction;
  readonly #writer: ViewWriter;
  readonly #log: TextLog;

  private constructor(db: Database, log: TextLog) {
    super();
    this.#log = log;
    this.#db = db;
    this.#tables = new ViewTables(db);
    this.#checkpoints = new CheckpointTable(db);
    this.#parked = new ParkedTable(db);
    this.#transaction = new WriteTransaction(db);
    this.#writer = new ViewWriter(db);
  }

  /** Opens or makes `views.db` in a folder that exists; rows may leave texts to the log. */
  static open(folder: string, log: TextLog): SqliteViewStore {
    return SqliteViewStore.on(openViewFile(folder), log);
  }

  /** On a connection from `openViewFile`, which it owns from now on. */
  static on(db: Database, log: TextLog): SqliteViewStore {
    return new SqliteViewStore(db, log);
  }

  /** A store that ends with the process. */
  static inMemory(log: TextLog): SqliteViewStore {
    return new SqliteViewStore(openViewsInMemory(), log);
  }

  async prepare(projection: Projection): Promise<Checkpoint> {
    if (!(await this.#writing(() => this.#isFit(projection)))) {
      throw forsaken(this.#db, 'what an older version left there');
    }
    return this.#writing(() => {
      const wanted = shapeOf(projection);
      const made = this.#checkpoints.shape(projection);
      if (made === undefined) this.#make(projection, wanted);
      else if (made !== wanted) throw shapeChanged(projection);
      return this.#checkpoint(projection);
    });
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    return this.#reading(() => this.#checkpoints.all());
  }

  async partitions(
    projection: Projection,
    partitions: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Row[]>> {
    const rows = new Map<string, readonly Row[]>();
    for (const name of this.#tables.of(projection).keys()) {
      rows.set(name, await this.#rows(projection, name, (it) => it.ofPartitions(partitions)));
    }
    return rows;
  }

  async write(projection: Projection, step: Step): Promise<boolean> {
    if (step.sequence < step.after) throw new Error('A checkpoint never moves back');
    const writes = this.#reading(() => this.#writesOf(projection, step));
    try {
      return await this.#writer.write(writes);
    } catch (error) {
      throw mapError(error);
    }
  }

  async all(projection: Projection, table: string): Promise<readonly Row[]> {
    return this.#rows(projection, table, (it) => it.all());
  }

  async *pages(projection: Projection, table: string, asked: Page) {
    if (asked.wanted) await this.#indexWords(projection, table);
    const pages = this.#reading(() => this.#tables.one(projection, table).paged(asked));
    for (;;) {
      const page = await this.#rows(projection, table, pages);
      if (page.length === 0) return;
      yield page;
      await turn();
    }
  }

  async where(
    projection: Projection,
    table: string,
    column: string,
    value: string | readonly Scalar[],
  ): Promise<readonly Row[]> {
    return this.#rows(projection, table, (it) => it.where(column, value));
  }

  async after(
    projection: Projection,
    table: string,
    { column, after, limit }: { column: string; after: number; limit: number },
  ): Promise<readonly Row[]> {
    return this.#rows(projection, table, (it) => it.after(column, after, limit));
  }

  async makeLive(projection: Projection): Promise<void> {
    await this.#writing(() => {
      this.#checkpoint(projection);
      this.#checkpoints.makeLive(projection);
    });
  }

  async reset(projection: Projection): Promise<void> {
    await this.#writing(() => {
      if (this.#checkpoint(projection).live) throw isLive(projection.name, projection.version);
      for (const table of this.#tables.of(projection).values()) table.empty();
      this.#parked.removeVersion(projection.name, projection.version);
      this.#checkpoints.restart(projection);
    });
  }

  async drop(name: string, version: number): Promise<void> {
    await this.#writing(() => {
      const found = this.#checkpoints.find(name, version);
      if (!found) throw noSuchVersion(name, version);
      if (found.live) throw isLive(name, version);
      this.#tables.drop(name, version);
      this.#parked.removeVersion(name, version);
      this.#checkpoints.remove(name, version);
    });
  }

  async parked(): Promise<readonly Parked[]> {
    return this.#reading(() => this.#parked.all());
  }

  async unpark(projection: Projection, parked: Parked): Promise<void> {
    await this.#writing(() => {
      this.#parked.remove(parked);
      for (const table of this.#tables.of(projection).values()) table.forgetWords();
    });
  }

  async digest(projection: Projection): Promise<{ rows: number; sha256: string }> {
    return this.#reading(() => {
      const tables = [...this.#tables.of(projection)];
      return digestRows(tables.map(([name, table]) => [name, table.cells()]));
    });
  }

  async close(): Promise<void> {
    await this.#writer.close();
    this.#db.close();
  }

  #writesOf(projection: Projection, { puts, parked, after, sequence }: Step): WriteStep {
    const rows = new Map<ViewTable, Row[]>();
    const tables = this.#tables.of(projection);
    for (const { table: name, row } of puts) {
      const table = tables.get(name) ?? this.#tables.one(projection, name);
      getOrMake(rows, table, () => []).push(row);
    }
    const writes = [...rows].map(([table, mine]) => table.writes(mine));
    return {
      guard: this.#checkpoints.advance(projection, after, sequence),
      writes: [...writes, this.#parked.writes(parked)],
    };
  }

  /** Words are taken into their index when somebody looks for some, a part at a time, so that others get their turn. */
  async #indexWords(projection: Projection, name: string): Promise<void> {
    for (;;) {
      const rows = await this.#rows(projection, name, (it) => it.unindexed());
      if (rows.length === 0) return;
      await this.#writing(() => this.#tables.one(projection, name).index(rows));
      await turn();
    }
  }

  /** Whole rows: with what they leave to the log. */
  async #rows(
    projection: Projection,
    name: string,
    read: (table: ViewTable) => readonly Row[],
  ): Promise<readonly Row[]> {
    const table = this.#tables.one(projection, name);
    const rows = await this.#sound(() => read(table));
    return table.lent ? withTexts(rows, table.lent, this.#log) : rows;
  }

  /** SQLite may find its pages in order when a row is not: such a file is not read again either. */
  async #sound(read: () => readonly Row[]): Promise<readonly Row[]> {
    try {
      return this.#reading(read);
    } catch (error) {
      if (!(error instanceof NoJson)) throw error;
      await this.#writer.inTurn(() => mapping(() => forsake(this.#db)));
      throw forsaken(this.#db, error.message);
    }
  }

  #make(projection: Projection, shape: string): void {
    for (const table of this.#tables.of(projection).values()) table.create();
    this.#checkpoints.add(projection, shape);
  }

  /** A build that was superseded was passed over when the file was looked at. */
  #isFit({ name, version }: Projection): boolean {
    const isIdle = this.#checkpoints
      .superseded()
      .some((each) => each.projection === name && each.version === version);
    if (!isIdle || isSound(this.#db, { name, version })) return true;
    forsake(this.#db);
    return false;
  }

  #checkpoint(projection: Projection): Checkpoint {
    const found = this.#checkpoints.find(projection.name, projection.version);
    if (!found) throw notPrepared(projection.name, projection.version);
    return found;
  }

  #reading<Result>(work: () => Result): Result {
    if (!this.#db.open) throw storeClosed();
    return mapping(work);
  }

  #writing<Result>(work: () => Result): Promise<Result> {
    return this.#writer.inTurn(() => {
      if (!this.#db.open) throw storeClosed();
      return this.#transaction.run(work);
    });
  }
}
