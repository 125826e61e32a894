import type { Filters } from './filters.js';
import type { RuleSet } from './rule-sets/rule-set.js';

/** Whether it is enough to know which piece is the last. What is inherited is not kept packed. */
export const isByLast = ({
  rules,
  filters,
}: {
  readonly rules: RuleSet;
  readonly filters: Filters;
}): boolean => rules.byLast !== null && filters.succession !== 'continue';
