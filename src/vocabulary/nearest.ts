const DISTANCE_MAX = 2;

/**
 * The word that a typing mistake most likely meant; undefined when none is near. Only ever proposed, never taken, and
 * never the word itself: that is no mistake for it, but stands in the wrong place.
 */
export function nearest(
  word: string,
  words: readonly string[],
  distanceMax = DISTANCE_MAX,
): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.min(distanceMax, mistakesIn(word)) + 1;
  for (const candidate of words) {
    if (candidate === word) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Of few letters most other words are no farther than two mistakes. */
const mistakesIn = (word: string): number => Math.floor((word.length + 1) / 3);

/** Insertions, deletions, substitutions, and neighbours that changed places; row by row. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > DISTANCE_MAX) return DISTANCE_MAX + 1;
  let [before, previous] = [[0], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = previous[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      const swapped = isSwapped(a, b, i, j) ? before[j - 2]! + 1 : changed;
      current[j] = Math.min(current[j - 1]! + 1, previous[j]! + 1, changed, swapped);
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length]!;
}

/** Whether the two letters before these places are the same two, the other way round. */
const isSwapped = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
