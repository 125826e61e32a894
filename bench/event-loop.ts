import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const RESOLUTION_MS = 1;

/** How long the event loop was held up at most while the work ran, in milliseconds. */
export async function longestGap(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

/**
 * The peer: the longest gap of a loop whose turns are as long as asked, in milliseconds each, beside one thread that
 * is busy. What is beyond the length of a turn, the machine took.
 */
export async function gapOfMachine(turnMs: number, seconds: number): Promise<number> {
  const busy = new Worker('for (;;);', { eval: true });
  await new Promise((resolve) => busy.once('online', resolve));
  const end = performance.now() + seconds * 1000;
  const gap = await longestGap(async () => {
    while (performance.now() < end) {
      workFor(turnMs);
      await turn();
    }
  });
  await busy.terminate();
  return gap;
}

function workFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
