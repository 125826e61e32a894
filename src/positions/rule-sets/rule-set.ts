import type { JsonObject } from '#kernel/json.js';
import type { Day } from '#vocabulary/day.js';
import type { Stance } from '#vocabulary/stance.js';
import type { Kind } from '#vocabulary/terms.js';
import type { Facts } from '../evidence.js';
import type { Piece } from '../piece.js';

/** Where a party with evidence stands. */
export type PositionClass = Stance | 'insufficient';

export interface Judgement {
  readonly class: PositionClass;
  /** -1 to 1; null only when nothing has any weight. */
  readonly score: number | null;
}

/** How pieces are weighed, each by itself, and their weights summed up: enough to judge without making pieces. */
export interface Weighing {
  /** Weight of a piece on its first day. */
  readonly baseOf: (facts: Pick<Facts, 'kind' | 'coverage'>) => number;
  readonly ages: (kind: Kind) => boolean;
  /** Days in a step of age, and what a piece of so many steps has kept of its weight. */
  readonly stepDays: number;
  readonly decayAfter: (steps: number) => number;
  readonly judge: (sums: Sums) => Judgement;
  /** Where a class that evidence has been given stays the same, as long as it is as contested as it was. */
  readonly boundsOf: (given: PositionClass) => Bounds;
}

/** The bounds themselves are not within. */
export interface Bounds {
  readonly weight: Span;
  readonly score: Span;
}

interface Span {
  readonly least: number;
  readonly most: number;
}

/** Over the pieces in force, in their order: the same evidence gives the same bits everywhere. */
export interface Sums {
  readonly weight: number;
  /** Of weight times score. */
  readonly score: number;
  /** Whether there are pieces of both signs, whatever their weight. */
  readonly isContested: boolean;
}

/** A named, versioned way to derive a position from evidence. */
export interface RuleSet {
  readonly name: string;
  readonly version: number;
  /** One sentence. */
  readonly summary: string;
  /** Every number it uses, as published. */
  readonly weights: JsonObject;
  /** Takes the pieces in force on the day, at least one, in the order of `comparePieces`. */
  readonly judge: (pieces: readonly Piece[], day: Day) => Judgement;
  /** Where the last piece in force decides alone: the judgement that its stance makes, on any day. Else null. */
  readonly byLast: ((stance: Stance) => Judgement) | null;
  /** Where pieces are weighed each by itself: how. Else null. */
  readonly byWeight: Weighing | null;
  /** The weight of each of these pieces; apart from `judge`, for a sweep judges often and shows weights seldom. */
  readonly weigh: (pieces: readonly Piece[], day: Day) => number[];
  /** The first later day on which ageing alone may change the judgement; null when none will. */
  readonly nextChange: (pieces: readonly Piece[], day: Day) => Day | null;
}

/** How a rule-set is cited: `latest@1`. */
export const labelOf = ({ name, version }: Pick<RuleSet, 'name' | 'version'>): string =>
  `${name}@${version}`;
