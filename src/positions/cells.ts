import type { Day } from '#vocabulary/day.js';
import { isGroup } from '#vocabulary/party.js';
import type { Directory } from './directory.js';
import type { Evidence } from './evidence.js';
import { admits, believedAt, type Filters } from './filters.js';
import { comparePieces, endOf, type Piece, startOf } from './piece.js';
import type { Spell } from './spell.js';
import type { World } from './world.js';

/** All that bears on one party's position on one subject, over all days. */
export interface Cell {
  readonly on: string;
  readonly party: string;
  /** When the party existed. */
  readonly spells: readonly Spell[];
  /** In the order of `comparePieces`. */
  readonly pieces: readonly Piece[];
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

/** Cells with at least one piece, by subject; within it by party, ascending. */
export function buildCells(
  world: World,
  selection: CellSelection,
  admitted: (evidence: Evidence, filters: Filters) => boolean = admits,
): ReadonlyMap<string, readonly Cell[]> {
  const directory = world.directory(selection.knownAt);
  const lists: PieceLists = new Map();
  for (const evidence of world.evidence) {
    if (!isSelected(evidence, selection) || !admitted(evidence, selection.filters)) continue;
    deal(evidence, selection, directory, lists);
  }
  const cells = new Map<string, readonly Cell[]>();
  for (const [on, byParty] of lists) cells.set(on, cellsOf(on, byParty, directory));
  return cells;
}

/** The parties for which a group's record counts beside the group itself; for any other record none. */
export function spokenFor(evidence: Evidence, start: Day, directory: Directory): readonly string[] {
  const { party, covers } = evidence;
  if (!isGroup(party)) return [];
  if (covers.length === 0) return directory.members(party, start);
  return [...new Set(covers)].filter((each) => each !== party);
}

function isSelected(evidence: Evidence, { on, knownAt, lastDay, filters }: CellSelection): boolean {
  return (
    (on === null || on.has(evidence.on)) &&
    believedAt(evidence, knownAt) &&
    startOf(evidence, filters.dating) <= lastDay
  );
}

/** Hands the evidence to everyone for whom it counts. */
function deal(
  evidence: Evidence,
  { filters, parties }: CellSelection,
  directory: Directory,
  lists: PieceLists,
): void {
  const start = startOf(evidence, filters.dating);
  const end = endOf(evidence, filters.dating);
  const give = (party: string, via: string | null): void => {
    if (parties !== null && !parties.has(party)) return;
    listOf(lists, evidence.on, party).push({ evidence, start, end, via });
  };
  give(evidence.party, null);
  if (filters.groups === 'direct') return;
  for (const party of spokenFor(evidence, start, directory)) give(party, evidence.party);
}

function listOf(lists: PieceLists, on: string, party: string): Piece[] {
  const byParty = lists.get(on) ?? new Map<string, Piece[]>();
  const list = byParty.get(party) ?? [];
  if (list.length === 0) lists.set(on, byParty.set(party, list));
  return list;
}

function cellsOf(on: string, byParty: Map<string, Piece[]>, directory: Directory): Cell[] {
  return [...byParty.keys()].toSorted().map((party) => ({
    on,
    party,
    spells: directory.spells(party),
    pieces: byParty.get(party)!.sort(comparePieces),
  }));
}
