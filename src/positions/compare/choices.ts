import { getOrMake } from '#kernel/get-or-make.js';
import type { Day } from '#vocabulary/day.js';
import type { Cell } from '../cell.js';
import { buildCells } from '../cells.js';
import { SILENT, type Standing } from '../explain.js';
import type { Filters } from '../filters.js';
import { isPacked } from '../is-packed.js';
import { PackedPositions } from '../packed-positions.js';
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
  const subjects = subjectsOf(world, query.on);
  const standingsOn = isPacked(query) ? packed(world, query) : byCell(world, query);
  const byParty = new Map<string, Uint8Array>();
  for (const [at, on] of subjects.entries()) {
    for (const { party, standing } of standingsOn(on)) {
      const own = byParty.get(party) ?? new Uint8Array(subjects.length);
      own[at] = choiceOf(standing);
      byParty.set(party, own);
    }
  }
  return { subjects, byParty };
}

/** Choices over some subjects after those over others. */
export function joined(parts: readonly Choices[]): Choices {
  const subjects = parts.flatMap((part) => part.subjects);
  const byParty = new Map<string, Uint8Array>();
  let first = 0;
  for (const part of parts) {
    for (const [party, choices] of part.byParty) {
      const own = getOrMake(byParty, party, () => new Uint8Array(subjects.length));
      own.set(choices, first);
    }
    first += part.subjects.length;
  }
  return { subjects, byParty };
}

type StandingsOn = (on: string) => readonly { party: string; standing: Standing }[];

function packed(world: World, query: ChoicesQuery): StandingsOn {
  const whole = { ...query, parties: null, group: null, silent: false };
  const positions = new PackedPositions(world, whole);
  const wanted = { parties: query.parties, withBasis: false, withSince: false };
  return (on) => positions.on(on, wanted).map((row) => ({ party: row.party, standing: row }));
}

function byCell(world: World, query: ChoicesQuery): StandingsOn {
  const { asOf, knownAt, filters, parties } = query;
  const selection = { knownAt, lastDay: asOf, filters, parties };
  return (on) =>
    (buildCells(world, { ...selection, on: new Set([on]) }).get(on) ?? []).map((cell) => ({
      party: cell.party,
      standing: standingOf(cell, query),
    }));
}

/** Whether nobody with a choice on the subject differs from anybody else. */
export function isUnanimous({ byParty }: Choices, at: number): boolean {
  const made = new Set<number>();
  for (const own of byParty.values()) if (own[at] !== NONE) made.add(own[at]!);
  return made.size === 1;
}

function standingOf(cell: Cell, { asOf, rules }: ChoicesQuery): Standing {
  if (!cell.spells.some((spell) => holdsOn(spell, asOf))) return SILENT;
  const inForce = cell.pieces.filter((piece) => isInForce(piece, asOf));
  return inForce.length === 0 ? SILENT : rules.judge(inForce, asOf);
}

function choiceOf({ class: held, score }: Standing): number {
  if (held === 'silent' || held === 'insufficient' || score === null) return NONE;
  if (score === 0) return ABSTAIN;
  return score > 0 ? YES : NO;
}
