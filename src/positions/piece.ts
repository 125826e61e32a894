import type { Day } from '#vocabulary/day.js';
import type { Kind } from '#vocabulary/terms.js';
import type { Evidence } from './evidence.js';
import type { Filters } from './filters.js';

/** A piece of evidence as it counts for one party under one dating. */
export interface Piece {
  readonly evidence: Evidence;
  /** First day in force. */
  readonly start: Day;
  /** First day no longer in force; Infinity while not ended. */
  readonly end: Day;
  /** The group through whose record it counts, as `group:asean`; null for the party's own record. */
  readonly via: string | null;
}

/** Which kind prevails among acts of the same day. */
export const KIND_RANKS: Readonly<Record<Kind, number>> = {
  endorsement: 4,
  policy_action: 3,
  vote: 2,
  conduct: 1,
  statement: 1,
  non_participation: 0,
};

/** The first day of force: the last one that it may have been, or under `possible` the first. */
export function startOf(evidence: Evidence, dating: Filters['dating']): Day {
  return dating === 'certain' ? evidence.fromLast : evidence.fromFirst;
}

/** The first day without force; Infinity while not ended. */
export function endOf(evidence: Evidence, dating: Filters['dating']): Day {
  const until = dating === 'certain' ? evidence.untilFirst : evidence.untilLast;
  return until ?? Number.POSITIVE_INFINITY;
}

export const isInForce = (piece: Piece, day: Day): boolean => piece.start <= day && day < piece.end;

/** Ascending by start, kind rank, first sequence: the last piece in force decides under `latest@1`. */
export function comparePieces(a: Piece, b: Piece): number {
  if (a.start !== b.start) return a.start - b.start;
  const [one, other] = [a.evidence, b.evidence];
  return (
    KIND_RANKS[one.kind] - KIND_RANKS[other.kind] ||
    one.firstSequence - other.firstSequence ||
    one.index - other.index
  );
}
