import type { RuleSet } from '../rule-sets/rule-set.js';
import type { CellJudge, Moment } from './cell-judge.js';
import { LastJudge } from './last-judge.js';
import { WeighedJudge } from './weighed-judge.js';

/** The judge of a rule-set that can do without pieces. */
export function judgeOf({ byLast, byWeight }: RuleSet, moment: Moment): CellJudge {
  if (byLast) return new LastJudge(byLast, moment);
  if (byWeight) return new WeighedJudge(byWeight, moment);
  throw new Error('This rule-set judges pieces.');
}
