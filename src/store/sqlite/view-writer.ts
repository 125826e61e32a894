import type { Database } from 'better-sqlite3';
import { StepWriter, type WriteStep } from './view-writes.js';
import { HeldBack, WriterThread } from './writer-thread.js';

/** Fewer values than these are written sooner than another thread would hear of them. */
const SMALL = 400;

/** After so many small batches the thread writes one, lest its turn to empty the write-ahead log never come. */
const SMALL_ONES_MAX = 128;

interface Waiting {
  readonly step: WriteStep;
  readonly resolve: (written: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Something that was asked for. */
interface Task {
  /** Well or not. */
  readonly done: Promise<void>;
  /** What comes next may be sent to the thread, for this was, or is done. */
  readonly sent: Promise<void>;
}

const NOTHING: Task = { done: Promise.resolve(), sent: Promise.resolve() };

/**
 * Writes to the read models one after the other: what is small at once, what is long in a thread of its own, so that
 * whoever records or asks meanwhile is not held up. Steps that come while others are written share a transaction, and one
 * such batch lies ready in the thread while another is written there. Read models in memory have no other thread that
 * could see them.
 */
export class ViewWriter {
  readonly #here: StepWriter;
  readonly #thread: WriterThread | undefined;
  #before = NOTHING;
  #last = NOTHING;
  /** Steps that will be written together, as long as nothing else was asked for after them. */
  #batch: Waiting[] | undefined;
  #smallOnes = 0;
  /** After a failure a batch is sent only when all before it are done. */
  #isWary = false;

  constructor(db: Database) {
    this.#here = new StepWriter(db);
    this.#thread = db.memory ? undefined : new WriterThread(db.name);
  }

  /** False when the step's guard changed nothing. */
  write(step: WriteStep): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const waiting = { step, resolve, reject };
      if (this.#batch) this.#batch.push(waiting);
      else this.#queueBatch([waiting]);
    });
  }

  /** Does something after all that was asked before, while nothing else is written. */
  inTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    this.#batch = undefined;
    const result = this.#last.done.then(work);
    const done = result.then(nothing, nothing);
    this.#queue({ done, sent: done });
    return result;
  }

  async close(): Promise<void> {
    await this.#last.done;
    await this.#thread?.close();
  }

  #queue(task: Task): void {
    this.#before = this.#last;
    this.#last = task;
  }

  #queueBatch(batch: Waiting[]): void {
    const [before, last] = [this.#before, this.#last];
    const { promise: sent, resolve: isSent } = Promise.withResolvers<void>();
    const turn = Promise.all([before.done, last.sent]).then(() =>
      this.#isWary ? last.done : undefined,
    );
    const done = turn.then(() => {
      if (this.#batch === batch) this.#batch = undefined;
      return this.#writeBatch(batch, { earlier: last.done, isSent });
    });
    this.#batch = batch;
    this.#queue({ done: done.finally(isSent), sent });
  }

  /** A step that cannot be written must not take others down with it: then each is tried by itself. */
  async #writeBatch(
    batch: readonly Waiting[],
    { earlier, isSent }: { readonly earlier: Promise<void>; readonly isSent: () => void },
  ): Promise<void> {
    const steps = batch.map(({ step }) => step);
    try {
      const written = await this.#carryOut(steps, { earlier, isSent });
      for (const [at, { resolve }] of batch.entries()) resolve(written[at]!);
    } catch (error) {
      this.#isWary = true;
      await earlier;
      await this.#separately(batch, error);
    }
  }

  async #separately(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (batch.length === 1 && !(error instanceof HeldBack)) return batch[0]!.reject(error);
    for (const each of batch) await this.#retry(each);
  }

  async #carryOut(
    steps: readonly WriteStep[],
    { earlier, isSent }: { readonly earlier: Promise<void>; readonly isSent: () => void },
  ): Promise<readonly boolean[]> {
    if (this.#thread && this.#isForThread(steps)) {
      const written = this.#thread.write(steps);
      isSent();
      return written;
    }
    await earlier;
    return this.#here.write(steps);
  }

  #isForThread(steps: readonly WriteStep[]): boolean {
    if (valuesIn(steps) < SMALL && ++this.#smallOnes < SMALL_ONES_MAX) return false;
    this.#smallOnes = 0;
    return true;
  }

  async #retry({ step, resolve, reject }: Waiting): Promise<void> {
    try {
      const written = this.#thread?.write([step], { resumes: true }) ?? this.#here.write([step]);
      resolve((await written)[0]!);
    } catch (error) {
      reject(error);
    }
  }
}

const nothing = (): void => {};

const valuesIn = (steps: readonly WriteStep[]): number =>
  steps.reduce(
    (sum, { writes }) => writes.reduce((inner, { values }) => inner + values.length, sum),
    0,
  );
