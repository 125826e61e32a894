import type { Head } from '#kernel/event-log.js';
import { addLeaf, rootOf } from './merkle.js';

/** The end of the log while it is being written to. */
export class LogHead {
  sequence: number;
  /** Time of the newest event; empty, and so before any time, while the log is empty. */
  recordedAt: string;
  readonly range: Buffer[];

  constructor(sequence = 0, recordedAt = '', range: Buffer[] = []) {
    this.sequence = sequence;
    this.recordedAt = recordedAt;
    this.range = range;
  }

  /** Takes in the event that comes next. */
  advance(recordedAt: string, leaf: Buffer): void {
    addLeaf(this.range, this.sequence, leaf);
    this.sequence += 1;
    this.recordedAt = recordedAt;
  }

  state(): Head {
    return { sequence: this.sequence, root: rootOf(this.range) };
  }
}
