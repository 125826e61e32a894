import type { JsonObject } from '#kernel/json.js';
import { isoOf } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import { CODES, FIRST_DAY, numbers, PRINCIPLES } from './generated-evidence.js';

/** Columns of positions, as the question has them. */
export const COLUMNS = {
  party: 'text',
  on: 'text',
  class: 'text',
  score: 'number',
  since: 'day',
  n: 'integer',
  words: 'number',
  deeds: 'number',
  gap: 'number',
  basis: 'words',
} as const;

const PAGE_ROWS = 1_000;

/** As many positions as said, in pages that are made when they are drawn; the same ones every time. */
export function* generatedPages(count: number): Generator<readonly JsonObject[]> {
  const next = numbers(1946);
  for (let at = 0; at < count; at += PAGE_ROWS) {
    yield Array.from({ length: Math.min(PAGE_ROWS, count - at) }, (_, place) =>
      generatedRow(at + place, next),
    );
  }
}

function generatedRow(at: number, next: (below: number) => number): JsonObject {
  const score = (next(9) - 4) / 4;
  const deeds = next(3) === 0 ? (next(9) - 4) / 4 : null;
  return {
    party: CODES[at % CODES.length]!,
    on: `unga/${1 + (Math.floor(at / CODES.length) % PRINCIPLES)}`,
    class: STANCES[next(STANCES.length)]!,
    score,
    since: isoOf(FIRST_DAY + next(29_000)),
    n: 1 + next(40),
    words: score,
    deeds,
    gap: deeds === null ? null : score - deeds,
    basis: [`unga-${at}-vote`, `unga-${at}-statement`],
  };
}
