import canonicalize from 'canonicalize';
import type { Json } from '#kernel/json.js';
import { type Refusal, refuse } from '#kernel/refusal.js';
import { isInOrder, sortedCopy } from '#kernel/sorted-copy.js';

/** RFC 8785 text: one spelling for equal JSON, so that bytes can be hashed and compared. Refuses what is no JSON. */
export function canonicalText(value: Json): string {
  const copy = isInOrder(value) ? value : sortedCopy(value);
  const quick = copy === undefined ? undefined : JSON.stringify(copy);
  // Half a surrogate pair is written as an escape; so is nothing else that begins like this, but for plain words.
  if (quick !== undefined && !quick.includes('\\ud')) return quick;
  return slowCanonicalText(value);
}

/** For whatever is out of the ordinary, and for saying what is wrong with it. */
function slowCanonicalText(value: Json): string {
  try {
    const text = canonicalize(value);
    if (text === undefined) throw new Error('nothing can be written');
    return text;
  } catch (error) {
    throw notCanonical(error instanceof Error ? error.message : String(error));
  }
}

function notCanonical(why: string): Refusal {
  return refuse(
    'invalid',
    'event.not-json',
    `The event cannot be stored as JSON (${why}). Send finite numbers and whole Unicode characters only.`,
  );
}

/** Refuses text with half a surrogate pair: it has no UTF-8, so the stored bytes would differ from those hashed. */
export function requireWellFormed(...texts: readonly string[]): void {
  for (const text of texts) {
    if (!text.isWellFormed()) throw notCanonical('half a character in a name');
  }
}
