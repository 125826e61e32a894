import type { Coverage, Kind } from '#vocabulary/terms.js';

export type StanceKind = Exclude<Kind, 'non_participation'>;

/** All numbers of the rule-set, so that a user may send others. */
export interface Weights {
  readonly kinds: Readonly<Record<StanceKind, number>>;
  readonly coverages: Readonly<Record<Coverage, number>>;
  /** The weight of these kinds halves with every `halvingSteps` full steps of `stepDays` days. */
  readonly ageing: {
    readonly kinds: readonly StanceKind[];
    readonly stepDays: number;
    readonly halvingSteps: number;
  };
  /** Lowest absolute score of the full and of the leaning classes. */
  readonly thresholds: { readonly full: number; readonly leaning: number };
  /** Below this total weight the class is `insufficient`. */
  readonly sufficientWeight: number;
}

export const DEFAULT_WEIGHTS: Weights = {
  kinds: { endorsement: 1, policy_action: 1, vote: 0.8, conduct: 0.6, statement: 0.5 },
  coverages: { named: 1, wholesale: 0.7, inferred: 0.5 },
  ageing: { kinds: ['statement', 'vote'], stepDays: 365, halvingSteps: 2 },
  thresholds: { full: 0.75, leaning: 0.25 },
  sufficientWeight: 0.25,
};
