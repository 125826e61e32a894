import type { Standing } from './explain.js';
import { isNear } from './noise.js';

/** The last bits of a sum are no news: they also differ when other, or older, evidence makes the same score. */
export function isSameStanding(a: Standing, b: Standing): boolean {
  if (a.class !== b.class) return false;
  if (a.score === null || b.score === null) return a.score === b.score;
  return isNear(a.score, b.score);
}
