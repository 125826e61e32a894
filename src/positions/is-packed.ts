import type { Filters } from './filters.js';
import type { RuleSet } from './rule-sets/rule-set.js';

/** Whether packed rows are enough to judge, so that no piece need be made. What is inherited is not kept packed. */
export const isPacked = ({
  rules,
  filters,
}: {
  readonly rules: RuleSet;
  readonly filters: Filters;
}): boolean =>
  (rules.byLast !== null || rules.byWeight !== null) && filters.succession !== 'continue';
