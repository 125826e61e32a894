import type { ServerResponse } from 'node:http';
import { GREETING, PING, type Topic } from './frames.js';

/** Bytes that may wait for a reader who does not keep up, before the line is closed. It may come back. */
const WAITING_BYTES_MAX = 262_144;

/** One reader of the stream. */
export class Follower {
  constructor(
    private readonly response: ServerResponse,
    readonly topics: ReadonlySet<Topic>,
    /** The last sequence it has. */
    public sequence: number,
  ) {
    response.write(GREETING);
  }

  get isOpen(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  /** Which frames it gets: the same text for all who follow the same. */
  get choice(): string {
    return [...this.topics].toSorted().join(' ');
  }

  /** Sends frames up to a sequence; or ends, when too many wait already. */
  send(frames: string | Buffer, sequence: number): void {
    if (this.response.writableLength > WAITING_BYTES_MAX) this.end();
    if (!this.isOpen) return;
    this.response.write(frames);
    this.sequence = sequence;
  }

  ping(): void {
    if (this.isOpen) this.response.write(PING);
  }

  /** Waits until what was sent has left, or nobody is there any more. */
  async drained(): Promise<void> {
    if (!this.response.writableNeedDrain || !this.isOpen) return;
    await new Promise<void>((resolve) => {
      this.response.once('drain', resolve);
      this.response.once('close', resolve);
    });
  }

  end(): void {
    this.response.end();
  }
}
