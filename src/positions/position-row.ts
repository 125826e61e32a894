import type { Day } from '#vocabulary/day.js';
import type { Filters } from './filters.js';
import type { PositionClass, RuleSet } from './rule-sets/rule-set.js';

export interface PositionsQuery {
  readonly asOf: Day;
  readonly knownAt: number;
  readonly filters: Filters;
  readonly rules: RuleSet;
  /** Null: all subjects of the world. */
  readonly on: readonly string[] | null;
  /** Null: everyone. */
  readonly parties: readonly string[] | null;
  /** Only its members on `asOf`; null: no such limit. */
  readonly group: string | null;
  /** Also a row for each UN member of the day that has no position. */
  readonly silent: boolean;
}

/** Where one party stands on one subject. */
export interface PositionRow {
  readonly party: string;
  readonly on: string;
  readonly class: PositionClass | 'silent';
  readonly score: number | null;
  /** First day of the unbroken run of days with this class. */
  readonly since: Day | null;
  /** Pieces in force. */
  readonly n: number;
  /** Score under words alone, deeds alone, and their difference; null where unknown. */
  readonly words: number | null;
  readonly deeds: number | null;
  readonly gap: number | null;
  /** Records in force, ascending: the last one decides under `latest@1`. */
  readonly basis: readonly string[];
  /** Of each record of the basis. */
  readonly weights: readonly number[];
}

export function silentRow(on: string, party: string): PositionRow {
  return {
    party,
    on,
    class: 'silent',
    score: null,
    since: null,
    n: 0,
    words: null,
    deeds: null,
    gap: null,
    basis: [],
    weights: [],
  };
}
