import { Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { StepWriter, type WriterData, type WriterReply, type WriteStep } from './view-writes.js';

/** Fewer values than these are written sooner than another thread would hear of them. */
const SMALL = 2_000;

interface Waiting {
  readonly step: WriteStep;
  readonly resolve: (written: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes to the read models one after the other: what is small at once, what is long in a thread of its own, so that
 * whoever records or asks meanwhile is not held up. Steps that come while others are written share a transaction. Read
 * models in memory have no other thread that could see them.
 */
export class ViewWriter {
  readonly #db: Database;
  readonly #here: StepWriter;
  #thread: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  /** Steps that will be written together, as long as nothing else was asked for after them. */
  #batch: Waiting[] | undefined;

  constructor(db: Database) {
    this.#db = db;
    this.#here = new StepWriter(db);
  }

  /** False when the step's guard changed nothing. */
  write(step: WriteStep): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const waiting = { step, resolve, reject };
      if (this.#batch) {
        this.#batch.push(waiting);
        return;
      }
      const batch = [waiting];
      this.#queue(() => {
        if (this.#batch === batch) this.#batch = undefined;
        return this.#writeBatch(batch);
      });
      this.#batch = batch;
    });
  }

  /** Does something after all that was asked before, while nothing else is written. */
  inTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    this.#batch = undefined;
    return this.#queue(work);
  }

  #queue<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  /** A step that cannot be written must not take others down with it: then each is tried by itself. */
  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const written = await this.#carryOut(batch.map(({ step }) => step));
      for (const [at, { resolve }] of batch.entries()) resolve(written[at]!);
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else for (const each of batch) await this.#writeBatch([each]);
    }
  }

  #carryOut(steps: readonly WriteStep[]): readonly boolean[] | Promise<readonly boolean[]> {
    const values = steps
      .flatMap(({ writes }) => writes)
      .reduce((sum, each) => sum + each.values.length, 0);
    return values < SMALL || this.#db.memory ? this.#here.write(steps) : this.#elsewhere(steps);
  }

  async close(): Promise<void> {
    await this.#last;
    const thread = this.#thread;
    if (!thread) return;
    this.#thread = undefined;
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    thread.ref();
    thread.postMessage('close');
    await gone;
  }

  async #elsewhere(steps: readonly WriteStep[]): Promise<readonly boolean[]> {
    this.#thread ??= this.#start();
    const reply = await replyOf(this.#thread, steps);
    if ('written' in reply) return reply.written;
    throw Object.assign(new Error(reply.failed.message), { code: reply.failed.code });
  }

  #start(): Worker {
    const workerData: WriterData = { viewsPath: this.#db.name };
    const thread = new Worker(THREAD_FILE, { workerData });
    thread.on('error', () => {
      this.#thread = undefined;
    });
    thread.unref();
    return thread;
  }
}

/** Beside this file, and like it source or built. */
const THREAD_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './view-writes.ts' : './view-writes.js',
  import.meta.url,
);

/** Keeps the process alive until the thread has answered. */
function replyOf(thread: Worker, steps: readonly WriteStep[]): Promise<WriterReply> {
  return new Promise<WriterReply>((resolve, reject) => {
    const settle = () => {
      thread.unref();
      thread.off('message', replied);
      thread.off('error', failed);
    };
    const replied = (reply: WriterReply) => {
      settle();
      resolve(reply);
    };
    const failed = (error: Error) => {
      settle();
      reject(error);
    };
    thread.ref();
    thread.on('message', replied);
    thread.on('error', failed);
    thread.postMessage(steps);
  });
}
