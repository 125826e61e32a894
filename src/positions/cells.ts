import type { Day } from '#vocabulary/day.js';
import { isGroup } from '#vocabulary/party.js';
import type { Directory } from './directory.js';
import type { Evidence } from './evidence.js';
import { admits, believedAt, type Filters } from './filters.js';
import { comparePieces, endOf, type Piece, startOf } from './piece.js';
import type { Spell } from './spell.js';
import { type Heirs, heirsBy, heirsTo } from './succession.js';
import type { World } from './world.js';

/** All that bears on one party's position on one subject, over all days. */
export interface Cell {
  readonly on: string;
  readonly party: string;
  /** When the party existed. */
  readonly spells: readonly Spell[];
  /** In the order of `comparePieces`. */
  readonly pieces: readonly Piece[];
  /** Days on which acts of a predecessor pass over, ascending; absent without any. */
  readonly cuts?: readonly Day[];
}

/** What to build; null asks for all. */
export interface CellSelection {
  readonly knownAt: number;
  /** Evidence that begins after this day is left out. */
  readonly lastDay: Day;
  readonly filters: Filters;
  readonly on: ReadonlySet<string> | null;
  readonly parties: ReadonlySet<string> | null;
}

type PieceLists = Map<string, Map<string, Piece[]>>;

/** What dealing needs to know; heirs only when they are asked for. */
interface Dealing {
  readonly selection: CellSelection;
  readonly directory: Directory;
  readonly heirs: Heirs | null;
  readonly lists: PieceLists;
}

/** Cells with at least one piece, by subject; within it by party, ascending. */
export function buildCells(
  world: World,
  selection: CellSelection,
  admitted: (evidence: Evidence, filters: Filters) => boolean = admits,
): ReadonlyMap<string, readonly Cell[]> {
  const directory = world.directory(selection.knownAt);
  const lists: PieceLists = new Map();
  const dealing = { selection, directory, heirs: heirsFor(world, selection), lists };
  for (const evidence of world.evidence) {
    if (!isSelected(evidence, selection) || !admitted(evidence, selection.filters)) continue;
    deal(evidence, dealing);
  }
  const cells = new Map<string, readonly Cell[]>();
  for (const [on, byParty] of lists) cells.set(on, cellsOf(on, byParty, dealing));
  return cells;
}

/** The parties for which a group's record counts beside the group itself; for any other record none. */
export function spokenFor(evidence: Evidence, start: Day, directory: Directory): readonly string[] {
  const { party, covers } = evidence;
  if (!isGroup(party)) return [];
  if (covers.length === 0) return directory.members(party, start);
  return [...new Set(covers)].filter((each) => each !== party);
}

function heirsFor(world: World, { knownAt, filters }: CellSelection): Heirs | null {
  if (filters.succession !== 'continue') return null;
  return heirsBy(world.successions?.(knownAt) ?? [], filters.dating);
}

function isSelected(evidence: Evidence, { on, knownAt, lastDay, filters }: CellSelection): boolean {
  return (
    (on === null || on.has(evidence.on)) &&
    believedAt(evidence, knownAt) &&
    startOf(evidence, filters.dating) <= lastDay
  );
}

/** Hands the evidence to everyone for whom it counts. */
function deal(evidence: Evidence, dealing: Dealing): void {
  const { filters } = dealing.selection;
  const start = startOf(evidence, filters.dating);
  const end = endOf(evidence, filters.dating);
  give(evidence.party, { evidence, start, end, via: null }, dealing);
  if (dealing.heirs !== null) bequeath({ evidence, start, end }, dealing.heirs, dealing);
  if (filters.groups === 'direct') return;
  for (const party of spokenFor(evidence, start, dealing.directory)) {
    give(party, { evidence, start, end, via: evidence.party }, dealing);
  }
}

function give(party: string, piece: Piece, { selection: { parties }, lists }: Dealing): void {
  if (parties !== null && !parties.has(party)) return;
  listOf(lists, piece.evidence.on, party).push(piece);
}

/** What a state did itself passes to its successors; to have stayed away is no commitment. */
function bequeath(piece: Omit<Piece, 'via'>, heirs: Heirs, dealing: Dealing): void {
  const { party: via, kind } = piece.evidence;
  if (kind === 'non_participation') return;
  for (const { party, from } of heirsTo(heirs(via), piece.start)) {
    const isOver = piece.end <= from || from > dealing.selection.lastDay;
    if (!isOver) give(party, { ...piece, heldFrom: from, via }, dealing);
  }
}

function listOf(lists: PieceLists, on: string, party: string): Piece[] {
  const byParty = lists.get(on) ?? new Map<string, Piece[]>();
  const list = byParty.get(party) ?? [];
  if (list.length === 0) lists.set(on, byParty.set(party, list));
  return list;
}

function cellsOf(on: string, byParty: Map<string, Piece[]>, { directory, heirs }: Dealing): Cell[] {
  return [...byParty.keys()].toSorted().map((party) => ({
    on,
    party,
    spells: directory.spells(party),
    pieces: byParty.get(party)!.sort(comparePieces),
    ...(heirs !== null && cutsOf(byParty.get(party)!)),
  }));
}

function cutsOf(pieces: readonly Piece[]): Pick<Cell, 'cuts'> {
  const days = new Set(pieces.flatMap(({ heldFrom }) => heldFrom ?? []));
  return days.size === 0 ? {} : { cuts: [...days].sort((a, b) => a - b) };
}
