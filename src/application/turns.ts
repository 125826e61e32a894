import { setImmediate as turn } from 'node:timers/promises';

/** Whoever waits for the event loop waits no longer than this, and one piece of work. */
const SLICE_MS = 4;

/** Somebody who works for long and lets others have their turn. */
export class Turns {
  #began = performance.now();

  /** To be awaited between two pieces of work: others get their turn if they have waited long enough. */
  async next(): Promise<void> {
    if (performance.now() - this.#began < SLICE_MS) return;
    await turn();
    this.#began = performance.now();
  }
}
