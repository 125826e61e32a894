import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import Database, { type Statement } from 'better-sqlite3';
import type { Scalar } from '#kernel/projection.js';

/*
 * Writes to the read models, as text and values that can be sent to another thread. The thread runs this very file,
 * which therefore imports nothing of ours but types.
 */

/** Runs of one statement: the values of one run after those of the other. */
export interface Writes {
  readonly sql: string;
  /** The same for as many runs as `MANY` in one. */
  readonly sqlForMany?: string;
  /** Values in a run. */
  readonly width: number;
  readonly values: readonly Scalar[];
}

/** Written whole, or, when the guard changes nothing or anything throws, not at all. */
export interface WriteStep {
  readonly guard: Writes;
  readonly writes: readonly Writes[];
}

/** Runs that share a statement: to begin one costs about as much as to bind a row. */
export const MANY = 25;

/** Carries steps out on one connection. */
export class StepWriter {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** All in one transaction; of each whether its guard changed something, so that it was written. */
  write(steps: readonly WriteStep[]): readonly boolean[] {
    // Immediate: a transaction that reads first fails when another one has written in between.
    this.#prepared('BEGIN IMMEDIATE').run();
    try {
      const written = steps.map((step) => this.#carryOut(step));
      this.#prepared('COMMIT').run();
      return written;
    } catch (error) {
      // SQLite has already rolled back by itself after some errors, a full disk among them.
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** First the guard: while it has changed nothing, nothing needs to be undone. */
  #carryOut({ guard, writes }: WriteStep): boolean {
    if (this.#prepared(guard.sql).run(guard.values).changes === 0) return false;
    for (const each of writes) this.#run(each);
    return true;
  }

  #run({ sql, sqlForMany, width, values }: Writes): void {
    let at = 0;
    if (sqlForMany !== undefined) {
      for (const step = width * MANY; at + step <= values.length; at += step) {
        this.#prepared(sqlForMany).run(values.slice(at, at + step));
      }
    }
    for (; at < values.length; at += width) {
      this.#prepared(sql).run(values.slice(at, at + width));
    }
  }

  #prepared(sql: string): Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare<unknown[]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/**
 * How the read models are written to, whoever does it. Whoever commits when the write-ahead log has so many pages copies
 * them into the file, which takes tens of milliseconds.
 */
export function prepareToWrite(db: Database.Database, logPages: number): void {
  // A power cut may cost the newest rows, but rows and checkpoint together: the log gives them again.
  db.pragma('synchronous = NORMAL');
  db.pragma('cache_size = -65536');
  db.pragma(`wal_autocheckpoint = ${logPages}`);
}

/** What the thread is started with. */
export interface WriterData {
  readonly viewsPath: string;
}

/** What it is told to do. */
interface WriteOrder {
  readonly steps: readonly WriteStep[];
  /** Whoever asks knows of the failure that others are held back for. */
  readonly resumes: boolean;
}

/** What it answers to an order. */
export type WriterReply =
  | { readonly written: readonly boolean[] }
  | { readonly failed: { readonly message: string; readonly code: string | undefined } }
  | { readonly heldBack: true };

if (!isMainThread && parentPort && (workerData as WriterData | null)?.viewsPath) {
  listen(parentPort, new Database((workerData as WriterData).viewsPath));
}

function listen(port: NonNullable<typeof parentPort>, db: Database.Database): void {
  prepareToWrite(db, 1_000);
  const writer = new StepWriter(db);
  let hasFailed = false;
  port.on('message', (order: WriteOrder | 'close') => {
    if (order === 'close') {
      db.close();
      port.close();
      return;
    }
    if (hasFailed && !order.resumes) return port.postMessage(HELD_BACK);
    const reply = answer(writer, order.steps);
    hasFailed = 'failed' in reply;
    port.postMessage(reply);
  });
}

const HELD_BACK: WriterReply = { heldBack: true };

function answer(writer: StepWriter, steps: readonly WriteStep[]): WriterReply {
  try {
    return { written: writer.write(steps) };
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    return { failed: { message, code } };
  }
}
