import type { Day } from '#vocabulary/day.js';
import type { Cell } from '../cell.js';
import type { Judgement, RuleSet } from '../rule-sets/rule-set.js';
import { sweep } from '../sweep.js';

export interface FirstSupport {
  /** First day of support; null: never. */
  readonly adoptedOn: Day | null;
  /** Whether it supports on the last day. */
  readonly holding: boolean;
  /** Whether it has any position on the last day. */
  readonly heard: boolean;
}

/** When a party first supported, and how it stands on the last day. */
export function firstSupport(cell: Cell, rules: RuleSet, last: Day): FirstSupport {
  let adoptedOn: Day | null = null;
  let holding = false;
  let heard = false;
  sweep(cell, rules, { first: Number.NEGATIVE_INFINITY, last }, (from, to, pieces) => {
    const supports = isSupport(rules.judge(pieces, from));
    if (supports) adoptedOn ??= from;
    heard = to === Number.POSITIVE_INFINITY;
    holding = heard && supports;
  });
  return { adoptedOn, holding, heard };
}

const isSupport = ({ class: held, score }: Judgement): boolean =>
  held !== 'insufficient' && score !== null && score > 0;
