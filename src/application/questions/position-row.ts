import type { JsonObject } from '#kernel/json.js';
import type { PositionRow } from '#positions/position-row.js';
import { isoOf } from '#vocabulary/day.js';

/** A position as it goes over the wire. */
export const positionRow = (row: PositionRow): JsonObject => ({
  party: row.party,
  on: row.on,
  class: row.class,
  score: row.score,
  since: row.since === null ? null : isoOf(row.since),
  n: row.n,
  words: row.words,
  deeds: row.deeds,
  gap: row.gap,
  basis: row.basis,
});
