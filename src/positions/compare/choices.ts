import type { Day } from '#vocabulary/day.js';
import type { Cell } from '../cell.js';
import { buildCells } from '../cells.js';
import type { Filters } from '../filters.js';
import { isInForce } from '../piece.js';
import type { RuleSet } from '../rule-sets/rule-set.js';
import { holdsOn } from '../spell.js';
import { subjectsOf } from '../subject-order.js';
import type { World } from '../world.js';

/** Positions as studies of roll calls count them; 0 where a party is silent or its position insufficient. */
export const NONE = 0;
export const YES = 1;
export const ABSTAIN = 2;
export const NO = 3;

export interface ChoicesQuery {
  readonly asOf: Day;
  readonly knownAt: number;
  readonly filters: Filters;
  readonly rules: RuleSet;
  /** Null: all subjects of the world. */
  readonly on: readonly string[] | null;
  /** Null: everyone. */
  readonly parties: ReadonlySet<string> | null;
}

export interface Choices {
  readonly subjects: readonly string[];
  /** Of each party with evidence, one choice for each subject. */
  readonly byParty: ReadonlyMap<string, Uint8Array>;
}

/** Support is yes, opposition no, and a clear position that is neither is an abstention. */
export function choicesAt(world: World, query: ChoicesQuery): Choices {
  const { asOf, knownAt, filters, parties } = query;
  const subjects = subjectsOf(world, query.on);
  const selection = { knownAt, lastDay: asOf, filters, on: new Set(subjects), parties };
  const cells = buildCells(world, selection);
  const byParty = new Map<string, Uint8Array>();
  for (const [at, on] of subjects.entries()) {
    for (const cell of cells.get(on) ?? []) {
      const own = byParty.get(cell.party) ?? new Uint8Array(subjects.length);
      own[at] = choiceOf(cell, query);
      byParty.set(cell.party, own);
    }
  }
  return { subjects, byParty };
}

/** Whether nobody with a choice on the subject differs from anybody else. */
export function isUnanimous({ byParty }: Choices, at: number): boolean {
  const made = new Set<number>();
  for (const own of byParty.values()) if (own[at] !== NONE) made.add(own[at]!);
  return made.size === 1;
}

function choiceOf(cell: Cell, { asOf, rules }: ChoicesQuery): number {
  if (!cell.spells.some((spell) => holdsOn(spell, asOf))) return NONE;
  const inForce = cell.pieces.filter((piece) => isInForce(piece, asOf));
  if (inForce.length === 0) return NONE;
  const { class: held, score } = rules.judge(inForce, asOf);
  if (held === 'insufficient' || score === null) return NONE;
  if (score === 0) return ABSTAIN;
  return score > 0 ? YES : NO;
}
