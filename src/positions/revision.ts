import type { Day } from '#vocabulary/day.js';
import type { Directory } from './directory.js';
import type { Standing } from './explain.js';
import type { Filters } from './filters.js';
import type { Piece } from './piece.js';
import type { RuleSet } from './rule-sets/rule-set.js';

/** What was believed about one day at two times, under one rule-set then and perhaps another now. */
export interface RevisionsQuery {
  readonly asOf: Day;
  readonly since: number;
  /** Not before `since`. */
  readonly knownAt: number;
  readonly filters: Filters;
  readonly sinceRules: RuleSet;
  readonly rules: RuleSet;
  /** Null: all subjects of the world. */
  readonly on: readonly string[] | null;
  /** Null: everyone. */
  readonly parties: readonly string[] | null;
  /** Only its members on `asOf` as known now; null: no such limit. */
  readonly group: string | null;
}

/** An event that changed what was believed. */
export interface RevisionCause {
  readonly sequence: number;
  /** Null when it told of a state or a group. */
  readonly record: string | null;
}

/** One position that is now believed to be another than it was then. */
export interface Revision {
  readonly party: string;
  readonly on: string;
  /** As known then, under the rule-set of then. */
  readonly before: Standing;
  /** As known now, still under the rule-set of then: what lies between is the work of the method. */
  readonly between: Standing;
  readonly after: Standing;
  /** Ascending; empty when only the method changed. */
  readonly causes: readonly RevisionCause[];
}

/** One position at both times. */
export interface Pair {
  readonly on: string;
  readonly party: string;
  readonly earlier: Side;
  readonly later: Side;
}

export interface Side {
  readonly exists: boolean;
  /** In force, whether the party is known to exist or not. */
  readonly pieces: readonly Piece[];
  readonly directory: Directory;
}
