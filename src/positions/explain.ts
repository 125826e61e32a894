import type { Day } from '#vocabulary/day.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import type { Directory } from './directory.js';
import { admits, admitsAbsence, type Filters } from './filters.js';
import type { Admission } from './packed/facts.js';
import { isInForce, type Piece } from './piece.js';
import type { PositionRow } from './position-row.js';
import { ofChannel, positionOf } from './positions.js';
import type { PositionClass, RuleSet } from './rule-sets/rule-set.js';
import type { Weighed } from './weighed.js';
import type { World } from './world.js';

/** One party, one subject, one day, as known at one sequence. */
export interface PositionQuery {
  readonly on: string;
  readonly party: string;
  readonly asOf: Day;
  readonly knownAt: number;
  readonly filters: Filters;
  readonly rules: RuleSet;
}

/** A position or its absence, in short. */
export interface Standing {
  readonly class: PositionClass | 'silent';
  readonly score: number | null;
}

export const SILENT: Standing = { class: 'silent', score: null };

export interface ExplainedPiece extends Weighed {
  /** It carries all the weight, or without it the class would be another. */
  readonly decisive: boolean;
  /** What the position would be had the record not been made. */
  readonly without: Standing;
}

export interface Explanation {
  readonly position: PositionRow;
  /** In force, ascending: the last one decides under `latest@1`. */
  readonly pieces: readonly ExplainedPiece[];
  /** Absences in force: shown, never weighed. */
  readonly participation: readonly Piece[];
}

/** Opens one position down to its evidence; a silent one has no pieces but may have absences. */
export function explain(world: World, query: PositionQuery): Explanation {
  const { asOf, filters } = query;
  const cell = buildCell(world, { ...query, filters: { ...filters, channel: 'all' } }, admits);
  const absences = buildCell(world, query, admitsAbsence);
  const position = positionOf(cell, query);
  const judged = position.class === 'silent' ? [] : ofChannel(cell.pieces, filters.channel);
  const inForce = judged.filter((piece) => isInForce(piece, asOf));
  return {
    position,
    pieces: explainPieces(inForce, position, query),
    participation: absences.pieces.filter((piece) => isInForce(piece, asOf)),
  };
}

/** One cell, empty when nothing bears on it. */
export function buildCell(
  world: World,
  { on, party, asOf, knownAt, filters }: PositionQuery,
  admitted: Admission = admits,
): Cell {
  const selection = {
    knownAt,
    lastDay: asOf,
    filters,
    on: new Set([on]),
    parties: new Set([party]),
  };
  const directory: Directory = world.directory(knownAt);
  const [cell] = buildCells(world, selection, admitted).get(on) ?? [];
  return cell ?? { on, party, spells: directory.spells(party), pieces: [] };
}

function explainPieces(
  pieces: readonly Piece[],
  position: PositionRow,
  { rules, asOf }: PositionQuery,
): ExplainedPiece[] {
  const total = position.weights.reduce((sum, weight) => sum + weight, 0);
  return pieces.map((piece, index) => {
    const rest = pieces.filter(({ evidence }) => evidence.record !== piece.evidence.record);
    const without = rest.length === 0 ? SILENT : rules.judge(rest, asOf);
    const weight = position.weights[index]!;
    const hasAll = weight > 0 && weight === total;
    const decisive = hasAll || without.class !== position.class;
    return { piece, weight, decisive, without };
  });
}
