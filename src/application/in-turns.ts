import { Turns } from './turns.js';

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
  const turns = new Turns();
  for (let at = 0; at < items.length; at += size) {
    for (const result of work(items.slice(at, at + size))) results.push(result);
    await turns.next();
  }
  return results;
}
