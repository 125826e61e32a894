import type { Bearing } from './record.js';
import type { Verdict } from './terms.js';

/**
 * What a review is good for: a coding of one's own, a verdict without one, or a decision after both sides were seen. A
 * later one of one sort does not take back an earlier one of another.
 */
export type ReviewSort = 'coding' | 'verdict' | 'adjudication';

export function sortOfReview(verdict: Verdict, bearings: readonly Bearing[]): ReviewSort {
  if (verdict === 'adjudicated') return 'adjudication';
  return bearings.length === 0 ? 'verdict' : 'coding';
}
