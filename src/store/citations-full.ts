import { CITATIONS_MAX } from '#kernel/citation-store.js';
import { type Refusal, refuse } from '#kernel/refusal.js';

/** Said to whoever cites what was not cited before when there is no more room. */
export function citationsFull(): Refusal {
  return refuse(
    'unavailable',
    'citation.store-full',
    `${CITATIONS_MAX} citations are kept, and no more are. Cite the permanent address of the answer instead: it needs no citation to be kept.`,
  );
}
