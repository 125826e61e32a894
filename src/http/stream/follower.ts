import type { ServerResponse } from 'node:http';
import { GREETING, PING, type Topic } from './frames.js';

/** Bytes that may wait for a reader before it gets no more until they have left. */
const WAITING_BYTES_MAX = 262_144;
/** So long they may take to leave; and so long again the end, for a reader who is merely slow. It may come back. */
const PATIENCE_MS = 5_000;

/** One reader of the stream. */
export class Follower {
  constructor(
    private readonly response: ServerResponse,
    readonly topics: ReadonlySet<Topic>,
    /** The last sequence it has. */
    public sequence: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    response.write(GREETING);
  }

  get isOpen(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  /** So much waits for it already that it must take some before it gets more. */
  get isFull(): boolean {
    return this.response.writableLength > WAITING_BYTES_MAX;
  }

  /** Which frames it gets: the same text for all who follow the same. */
  get choice(): string {
    return [...this.topics].toSorted().join(' ');
  }

  /** Sends frames up to a sequence. */
  send(frames: string | Buffer, sequence: number): void {
    if (!this.isOpen) return;
    this.response.write(frames);
    this.sequence = sequence;
  }

  ping(): void {
    if (this.isOpen) this.response.write(PING);
  }

  /** Waits until what was sent has left, or nobody is there any more; ends when that takes too long. */
  async drained(): Promise<void> {
    if (!this.response.writableNeedDrain || !this.isOpen) return;
    const timer = setTimeout(() => this.end(), this.patienceMs).unref();
    await new Promise<void>((resolve) => {
      // Whichever comes first takes both away: a reader that drains often would gather the other.
      const done = () => {
        this.response.off('drain', done).off('close', done);
        resolve();
      };
      this.response.on('drain', done).on('close', done);
    });
    clearTimeout(timer);
  }

  /** An end waits behind what was sent before, so that one who never reads would hold the line for ever. */
  end(): void {
    if (!this.isOpen) return;
    this.response.end();
    const timer = setTimeout(() => this.response.destroy(), this.patienceMs).unref();
    this.response.once('close', () => clearTimeout(timer));
  }
}
