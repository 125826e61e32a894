import type { Day } from '#vocabulary/day.js';
import type { Stance } from '#vocabulary/stance.js';
import type { Attribution, Coverage, Kind, Verdict } from '#vocabulary/terms.js';

/** What filters and rule-sets ask of evidence, its dates apart. */
export type Facts = Pick<Evidence, 'kind' | 'stance' | 'coverage' | 'attribution' | 'review'>;

/** One bearing of one record, in one version of what was believed about it. */
export interface Evidence {
  readonly record: string;
  /** The subject: `gids/3`, or `clean-network` for a framework as a whole. */
  readonly on: string;
  readonly party: string;
  readonly kind: Kind;
  readonly stance: Stance;
  readonly coverage: Coverage;
  readonly attribution: Attribution;
  /** The latest verdict in this version. */
  readonly review: 'none' | Verdict;
  readonly fromFirst: Day;
  readonly fromLast: Day;
  /** Null while the record has not been ended. */
  readonly untilFirst: Day | null;
  readonly untilLast: Day | null;
  /** Sequence of the first event of the record's stream, for ever. */
  readonly firstSequence: number;
  readonly knownFrom: number;
  /** The sequence that replaced this version; null while it is believed. */
  readonly knownTo: number | null;
  /** For a group's record, the parties it spoke for; empty: its members of the day. */
  readonly covers: readonly string[];
  /** Place of the bearing in its record. */
  readonly index: number;
}
