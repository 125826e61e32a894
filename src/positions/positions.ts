import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import type { Directory } from './directory.js';
import { type Filters, inChannel } from './filters.js';
import { isPacked } from './is-packed.js';
import { PackedPositions, type Wanted } from './packed-positions.js';
import { isInForce, type Piece } from './piece.js';
import { type PositionRow, type PositionsQuery, silentRow } from './position-row.js';
import { holdsOn } from './spell.js';
import { subjectsOf } from './subject-order.js';
import { sinceOf } from './sweep.js';
import { voicesOf } from './voices.js';
import type { World } from './world.js';

/** What it takes to judge one cell on one day. */
export type CellQuery = Pick<PositionsQuery, 'asOf' | 'filters' | 'rules'>;

const WHOLE = { withBasis: true, withSince: true };

/** By subject, then party code, ascending. */
export function positionsAt(
  world: World,
  query: PositionsQuery,
  { withBasis, withSince }: Omit<Wanted, 'parties'> = WHOLE,
): PositionRow[] {
  const { knownAt, silent } = query;
  const directory = world.directory(knownAt);
  const parties = wantedParties(directory, query);
  const expected = new Set(silent ? expectedOf(directory, query, parties) : []);
  const rowsOn = isPacked(query)
    ? packed(world, query, { parties, withBasis, withSince })
    : byCell(world, query, parties);
  return subjectsOf(world, query.on).flatMap((on) => complete(on, rowsOn(on), expected));
}

type RowsOn = (on: string) => readonly PositionRow[];

function packed(world: World, query: PositionsQuery, wanted: Wanted): RowsOn {
  const positions = new PackedPositions(world, query);
  return (on) => positions.on(on, wanted);
}

function byCell(world: World, query: PositionsQuery, parties: ReadonlySet<string> | null): RowsOn {
  const { asOf, knownAt, filters } = query;
  const selection = {
    knownAt,
    lastDay: asOf,
    filters: { ...filters, channel: 'all' },
    parties,
  } as const;
  return (on) =>
    (buildCells(world, { ...selection, on: new Set([on]) }).get(on) ?? []).map((cell) =>
      positionOf(cell, query),
    );
}

/** The row of a cell that was built over all channels, silent or not. */
export function positionOf(cell: Cell, query: CellQuery): PositionRow {
  const { asOf, filters, rules } = query;
  const exists = cell.spells.some((spell) => holdsOn(spell, asOf));
  const inForce = exists ? cell.pieces.filter((piece) => isInForce(piece, asOf)) : [];
  const judged = ofChannel(inForce, filters.channel);
  const { judgement, words, deeds, gap } = voicesOf(
    judgementOf(judged, query),
    judgementOf(ofChannel(inForce, 'words'), query),
    judgementOf(ofChannel(inForce, 'deeds'), query),
  );
  const { on, party } = cell;
  if (!judgement) return { ...silentRow(on, party), words, deeds, gap };
  const pieces = ofChannel(cell.pieces, filters.channel);
  return {
    party,
    on,
    ...judgement,
    since: sinceOf({ ...cell, pieces }, rules, asOf),
    n: judged.length,
    words,
    deeds,
    gap,
    basis: judged.map(({ evidence }) => evidence.record),
    weights: rules.weigh(judged, asOf),
  };
}

const judgementOf = (pieces: readonly Piece[], { rules, asOf }: CellQuery) =>
  pieces.length === 0 ? undefined : rules.judge(pieces, asOf);

export function ofChannel(pieces: readonly Piece[], channel: Filters['channel']): readonly Piece[] {
  if (channel === 'all') return pieces;
  return pieces.filter(({ facts }) => inChannel(facts.kind, channel));
}

function wantedParties(directory: Directory, query: PositionsQuery): ReadonlySet<string> | null {
  const { parties, group, asOf } = query;
  const named = parties && new Set(parties);
  if (group === null) return named;
  const members = new Set(directory.members(group, asOf));
  return named ? members.intersection(named) : members;
}

/** Who gets a row without a position: of those named all that there were on the day, else the members of the UN. */
function expectedOf(
  directory: Directory,
  { parties: named, asOf }: PositionsQuery,
  wanted: ReadonlySet<string> | null,
): readonly string[] {
  if (named) return [...wanted!].filter((party) => directory.exists(party, asOf));
  return directory.roster('un', asOf).filter((code) => wanted === null || wanted.has(code));
}

/** Parties with a position, and beside them the expected ones that have none. */
function complete(
  on: string,
  found: readonly PositionRow[],
  expected: ReadonlySet<string>,
): readonly PositionRow[] {
  const isTold = (row: PositionRow) => row.class !== 'silent' || expected.has(row.party);
  const heard = found.every(isTold) ? found : found.filter(isTold);
  if (expected.size === 0) return heard;
  const rows = new Map([...expected].map((party) => [party, silentRow(on, party)]));
  for (const row of heard) rows.set(row.party, row);
  return [...rows.values()].sort((a, b) => (a.party < b.party ? -1 : 1));
}
