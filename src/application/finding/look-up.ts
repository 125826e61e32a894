import type { Wanted } from '#kernel/page.js';
import type { Sources } from '../question.js';
import { partiesNamed } from './party-names.js';
import { fitOf, wordsWanted } from './words-wanted.js';

/** How well records fit, by the sequences of their first events. */
export type Finds = ReadonlyMap<number, number>;

/** What a line of words asks for, at a time when parties went by the names that they had then. */
export const wantedAt = ({ model }: Sources, q: string, knownAt: number): Wanted =>
  wordsWanted(q, partiesNamed(model.parties, knownAt));

/** Every record that holds what is wanted. */
export async function lookUp(
  { records }: Sources,
  wanted: Wanted,
  knownAt: number,
): Promise<Finds> {
  const finds = new Map<number, number>();
  // A line without a single word asks for nothing that could be found.
  if (wanted.length === 0) return finds;
  for await (const page of records.finds(wanted, knownAt)) {
    for (const { first, words } of page) finds.set(first, fitOf(words, wanted));
  }
  return finds;
}
