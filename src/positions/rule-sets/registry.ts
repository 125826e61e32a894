import { latest1 } from './latest-1.js';
import { labelOf, type RuleSet } from './rule-set.js';
import { weighted1 } from './weighted-1.js';

/** Published rule-sets by label, `latest@1`; the first is the default. A new one is one file and one word here. */
export const RULE_SETS: ReadonlyMap<string, RuleSet> = new Map(
  [latest1, weighted1].map((rules) => [labelOf(rules), rules]),
);

export const DEFAULT_RULE_SET: RuleSet = latest1;
