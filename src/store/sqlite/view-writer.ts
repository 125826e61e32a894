import { Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { StepWriter, type WriterData, type WriterReply, type WriteStep } from './view-writes.js';

/** Fewer values than these are written sooner than another thread would hear of them. */
const SMALL = 2_000;

/**
 * Writes to the read models one after the other: what is small at once, what is long in a thread of its own, so that
 * whoever records or asks meanwhile is not held up. Read models in memory have no other thread that could see them.
 */
export class ViewWriter {
  readonly #db: Database;
  readonly #here: StepWriter;
  #thread: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(db: Database) {
    this.#db = db;
    this.#here = new StepWriter(db);
  }

  /** False when the step's guard changed nothing. */
  write(step: WriteStep): Promise<boolean> {
    const isSmall = step.writes.reduce((sum, { values }) => sum + values.length, 0) < SMALL;
    return this.inTurn(() =>
      isSmall || this.#db.memory ? this.#here.write(step) : this.#elsewhere(step),
    );
  }

  /** Does something after all that was asked before, while nothing else is written. */
  inTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
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

  async #elsewhere(step: WriteStep): Promise<boolean> {
    this.#thread ??= this.#start();
    const reply = await replyOf(this.#thread, step);
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
function replyOf(thread: Worker, step: WriteStep): Promise<WriterReply> {
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
    thread.postMessage(step);
  });
}
