import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type EventLog, type Head, isHead } from '#kernel/event-log.js';

export const HEAD_FILE = 'head.json';

/** A cut tail is noticed but for what was written in so short a time before. */
const NOTED_AFTER_MS = 1_000;

/** The head that was noted beside the log; undefined where none was, or what stands there is none. */
export function notedHead(folder: string): Head | undefined {
  try {
    const noted: unknown = JSON.parse(readFileSync(join(folder, HEAD_FILE), 'utf8'));
    return isHead(noted) ? noted : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Notes the head in a file beside the log, soon after commits and at the end: it tells when the newest events are lost
 * with the file that held them, which the rest of the log cannot. Where it cannot be noted the log goes on without.
 */
export class HeadNote {
  readonly #folder: string;
  readonly #log: EventLog;
  readonly #unsubscribe: () => void;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(folder: string, log: EventLog) {
    this.#folder = folder;
    this.#log = log;
    this.#unsubscribe = log.onCommit(() => {
      this.#timer ??= setTimeout(() => this.#note(), NOTED_AFTER_MS).unref();
    });
  }

  /** To be called before the log is closed. */
  async close(): Promise<void> {
    this.#unsubscribe();
    if (this.#timer) this.#note();
    await this.#work;
  }

  #note(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#work = this.#work.then(() => this.#write()).catch(() => {});
  }

  /** Aside and renamed: whoever reads finds one head or the other, after a power cut too. */
  async #write(): Promise<void> {
    const { sequence, root } = await this.#log.head();
    const path = join(this.#folder, HEAD_FILE);
    const draft = await open(`${path}.new`, 'w', 0o600);
    try {
      await draft.writeFile(`${JSON.stringify({ sequence, root })}\n`);
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${path}.new`, path);
  }
}
