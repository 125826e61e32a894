import type { Day } from '#vocabulary/day.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import type { Directory } from './directory.js';
import { type Filters, inChannel } from './filters.js';
import { isInForce, type Piece } from './piece.js';
import type { PositionClass, RuleSet } from './rule-sets/rule-set.js';
import { holdsOn } from './spell.js';
import { subjectsOf } from './subject-order.js';
import { sinceOf } from './sweep.js';
import type { World } from './world.js';

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

/** What it takes to judge one cell on one day. */
export type CellQuery = Pick<PositionsQuery, 'asOf' | 'filters' | 'rules'>;

/** By subject, then party code, ascending. */
export function positionsAt(world: World, query: PositionsQuery): PositionRow[] {
  const { asOf, knownAt, filters, silent } = query;
  const directory = world.directory(knownAt);
  const subjects = subjectsOf(world, query.on);
  const parties = wantedParties(directory, query);
  const cells = buildCells(world, {
    knownAt,
    lastDay: asOf,
    filters: { ...filters, channel: 'all' },
    on: new Set(subjects),
    parties,
  });
  const roster = silent ? directory.roster('un', asOf) : [];
  const expected = new Set(roster.filter((code) => parties === null || parties.has(code)));
  return subjects.flatMap((on) => subjectRows(on, cells.get(on) ?? [], expected, query));
}

/** The row of a cell that was built over all channels, silent or not. */
export function positionOf(cell: Cell, query: CellQuery): PositionRow {
  const { asOf, filters, rules } = query;
  const exists = cell.spells.some((spell) => holdsOn(spell, asOf));
  const inForce = exists ? cell.pieces.filter((piece) => isInForce(piece, asOf)) : [];
  const judged = ofChannel(inForce, filters.channel);
  const words = clearScore(ofChannel(inForce, 'words'), query);
  const deeds = clearScore(ofChannel(inForce, 'deeds'), query);
  const gap = words !== null && deeds !== null ? words - deeds : null;
  const { on, party } = cell;
  if (judged.length === 0) return { ...silentRow(on, party), words, deeds, gap };
  const pieces = ofChannel(cell.pieces, filters.channel);
  return {
    party,
    on,
    ...rules.judge(judged, asOf),
    since: sinceOf({ ...cell, pieces }, rules, asOf),
    n: judged.length,
    words,
    deeds,
    gap,
    basis: judged.map(({ evidence }) => evidence.record),
    weights: rules.weigh(judged, asOf),
  };
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

export function ofChannel(pieces: readonly Piece[], channel: Filters['channel']): readonly Piece[] {
  if (channel === 'all') return pieces;
  return pieces.filter(({ evidence }) => inChannel(evidence.kind, channel));
}

function wantedParties(directory: Directory, query: PositionsQuery): ReadonlySet<string> | null {
  const { parties, group, asOf } = query;
  const named = parties && new Set(parties);
  if (group === null) return named;
  const members = new Set(directory.members(group, asOf));
  return named ? members.intersection(named) : members;
}

/** Parties with a position, and beside them the expected ones that have none. */
function subjectRows(
  on: string,
  cells: readonly Cell[],
  expected: ReadonlySet<string>,
  query: CellQuery,
): PositionRow[] {
  const rows = new Map<string, PositionRow>();
  for (const party of expected) rows.set(party, silentRow(on, party));
  for (const cell of cells) {
    const row = positionOf(cell, query);
    if (row.class !== 'silent' || expected.has(cell.party)) rows.set(cell.party, row);
  }
  return [...rows.values()].sort((a, b) => (a.party < b.party ? -1 : 1));
}

/** Null when silent or insufficient. */
function clearScore(pieces: readonly Piece[], { rules, asOf }: CellQuery): number | null {
  if (pieces.length === 0) return null;
  const judgement = rules.judge(pieces, asOf);
  return judgement.class === 'insufficient' ? null : judgement.score;
}
