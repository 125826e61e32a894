import type { Day } from '#vocabulary/day.js';
import type { Kind } from '#vocabulary/terms.js';
import type { Evidence, Facts } from './evidence.js';
import type { Filters } from './filters.js';

/** A piece of evidence as it counts for one party under one dating. */
export interface Piece {
  readonly evidence: Evidence;
  /** Of the evidence, and at hand where all of it is not. */
  readonly facts: Facts;
  /** First day in force: it orders the pieces, and they age from it. */
  readonly start: Day;
  /** For a successor state the day, later than `start`, from which it holds its predecessor's act. */
  readonly heldFrom?: Day;
  /** First day no longer in force; Infinity while not ended. */
  readonly end: Day;
  /** The group through whose record it counts, as `group:asean`, or the predecessor; null for the party's own. */
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

/** First day on which it counts for its holder. */
export const beginOf = ({ start, heldFrom = start }: Piece): Day => heldFrom;

export const isInForce = (piece: Piece, day: Day): boolean =>
  beginOf(piece) <= day && day < piece.end;

/** Ascending by start, kind rank, first sequence: the last piece in force decides under `latest@1`. */
export function comparePieces(a: Piece, b: Piece): number {
  if (a.start !== b.start) return a.start - b.start;
  const byKind = KIND_RANKS[a.facts.kind] - KIND_RANKS[b.facts.kind];
  if (byKind !== 0) return byKind;
  const [one, other] = [a.evidence, b.evidence];
  return one.firstSequence - other.firstSequence || one.index - other.index;
}
