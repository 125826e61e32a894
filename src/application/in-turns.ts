import { setImmediate as turn } from 'node:timers/promises';

/** Whoever waits for the event loop waits no longer than this, and one piece of work. */
const SLICE_MS = 4;
/** So many pieces at most: each costs a little. */
const PIECES_MAX = 100;

/**
 * Answers about many subjects, some at a time: between two pieces of work others get their turn. What an answer is drawn
 * from may grow meanwhile; as known at its sequence it stays what it was.
 */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (some: readonly Item[]) => readonly Result[],
): Promise<Result[]> {
  const size = Math.ceil(items.length / PIECES_MAX);
  const results: Result[] = [];
  let began = performance.now();
  for (let at = 0; at < items.length; at += size) {
    for (const result of work(items.slice(at, at + size))) results.push(result);
    if (performance.now() - began < SLICE_MS) continue;
    await turn();
    began = performance.now();
  }
  return results;
}
