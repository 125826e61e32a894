import { setImmediate as turn } from 'node:timers/promises';

/** However busy the writers are, readers see what was written this soon. */
const WAIT_MAX_MS = 50;

/**
 * Resolves when a turn of the event loop has passed that added nothing, when there is enough, or when it is high
 * time. A page costs much the same whether it is full or not: taken after each commit it would hold up the writers.
 */
export async function lull(
  waiting: () => number,
  enough: number,
  now: () => number = () => performance.now(),
): Promise<void> {
  const latest = now() + WAIT_MAX_MS;
  let seen = -1;
  // Whoever writes again at once is heard of only in the turn after the next: so the first look comes a turn later.
  await turn();
  while (seen !== waiting() && waiting() < enough && now() < latest) {
    seen = waiting();
    await turn();
  }
}
