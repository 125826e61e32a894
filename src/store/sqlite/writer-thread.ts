import { Worker } from 'node:worker_threads';
import type { WriterData, WriterReply, WriteStep } from './view-writes.js';

/** Nothing was tried: an earlier order had failed. */
export class HeldBack extends Error {}

interface Waiting {
  readonly resolve: (written: readonly boolean[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A thread that writes to the read models on a connection of its own, started when it is first needed. Orders may be
 * sent while it still writes, and are carried out in turn. After one has failed, those that were sent meanwhile are held
 * back, until one comes that `resumes`.
 */
export class WriterThread {
  readonly #viewsPath: string;
  #worker: Worker | undefined;
  /** Whoever waits for an answer, in the order in which they asked. */
  #waiting: Waiting[] = [];

  constructor(viewsPath: string) {
    this.#viewsPath = viewsPath;
  }

  write(steps: readonly WriteStep[], { resumes = false } = {}): Promise<readonly boolean[]> {
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#start();
      // The process lives until all is answered.
      this.#worker.ref();
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ steps, resumes });
    });
  }

  /** Ends the thread after all that it was sent. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    this.#worker = undefined;
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage('close');
    await gone;
  }

  #start(): Worker {
    const workerData: WriterData = { viewsPath: this.#viewsPath };
    const worker = new Worker(THREAD_FILE, { workerData });
    worker.on('message', (reply: WriterReply) => {
      const { resolve, reject } = this.#waiting.shift()!;
      if (this.#waiting.length === 0) worker.unref();
      if ('written' in reply) resolve(reply.written);
      else reject(errorOf(reply));
    });
    worker.on('error', (error) => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
    worker.unref();
    return worker;
  }
}

function errorOf(reply: Exclude<WriterReply, { readonly written: unknown }>): Error {
  if ('heldBack' in reply) return new HeldBack();
  const { message, code } = reply.failed;
  return Object.assign(new Error(message), { code });
}

/** Beside this file, and like it source or built. */
const THREAD_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './view-writes.ts' : './view-writes.js',
  import.meta.url,
);
