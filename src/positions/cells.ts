import type { Day } from '#vocabulary/day.js';
import type { Cell } from './cell.js';
import type { Directory } from './directory.js';
import { admits, type Filters } from './filters.js';
import { withInheritance } from './inheritance.js';
import type { CellRows } from './packed/cell-rows.js';
import type { EvidenceIndex } from './packed/evidence-index.js';
import { type Admission, admissionTable } from './packed/facts.js';
import { PackedPiece } from './packed/packed-piece.js';
import { factsIn, isBelieved, START, WIDTH } from './packed/row.js';
import type { Piece } from './piece.js';
import { type Heirs, heirsBy } from './succession.js';
import type { World } from './world.js';

/** What to build; null asks for all. */
export interface CellSelection {
  readonly knownAt: number;
  /** Evidence that begins after this day is left out. */
  readonly lastDay: Day;
  readonly filters: Filters;
  readonly on: ReadonlySet<string> | null;
  readonly parties: ReadonlySet<string> | null;
}

/** Cells with at least one piece, by subject; within it by party, ascending. */
export function buildCells(
  world: World,
  selection: CellSelection,
  admitted: Admission = admits,
): ReadonlyMap<string, readonly Cell[]> {
  const frame = frameOf(world, selection, admitted);
  const cells = new Map<string, readonly Cell[]>();
  for (const on of selection.on ?? world.evidence.subjects()) {
    const own = frame.heirs ? withInherited(on, frame, frame.heirs) : cellsOn(on, frame);
    if (own.length > 0) cells.set(on, own);
  }
  return cells;
}

/** All parties are looked at: each may be a predecessor. */
function withInherited(on: string, frame: Frame, heirs: Heirs): Cell[] {
  const { parties, directory, selection } = frame;
  const { lastDay } = selection;
  return withInheritance(cellsOn(on, { ...frame, parties: null }), heirs, {
    parties,
    directory,
    lastDay,
  });
}

interface Frame {
  readonly evidence: EvidenceIndex;
  readonly directory: Directory;
  readonly selection: CellSelection;
  /** By packed facts. */
  readonly admission: Uint8Array;
  readonly parties: ReadonlySet<string> | null;
  /** Null: commitments end with the state. */
  readonly heirs: Heirs | null;
}

const frameOf = (world: World, selection: CellSelection, admitted: Admission): Frame => ({
  evidence: world.evidence,
  directory: world.directory(selection.knownAt),
  selection,
  admission: admissionTable(admitted, selection.filters),
  parties: selection.parties,
  heirs: heirsFor(world, selection),
});

function heirsFor(world: World, { knownAt, filters }: CellSelection): Heirs | null {
  if (filters.succession !== 'continue') return null;
  return heirsBy(world.successions?.(knownAt) ?? [], filters.dating);
}

function cellsOn(on: string, frame: Frame): Cell[] {
  const { evidence, directory, selection, parties } = frame;
  const { dating, groups } = selection.filters;
  const cells = evidence.on(on)?.cells({ dating, groups, directory });
  const found: Cell[] = [];
  for (const [at, number] of cells?.parties.entries() ?? []) {
    const party = evidence.names.nameOf(number);
    if (parties !== null && !parties.has(party)) continue;
    const pieces = piecesOf({ on, party }, cells!, at, frame);
    if (pieces.length > 0) found.push({ on, party, spells: directory.spells(party), pieces });
  }
  return found;
}

function piecesOf(
  { on, party }: Pick<Cell, 'on' | 'party'>,
  { rows, offsets }: CellRows,
  cell: number,
  { evidence, selection, admission }: Frame,
): Piece[] {
  const { knownAt, lastDay } = selection;
  const held = { index: evidence, on, party };
  const pieces: Piece[] = [];
  for (let at = offsets[cell]!; at < offsets[cell + 1]!; at += WIDTH) {
    if (rows[at + START]! > lastDay) break;
    if (!isBelieved(rows, at, knownAt) || admission[factsIn(rows, at)] === 0) continue;
    pieces.push(new PackedPiece(held, rows, at));
  }
  return pieces;
}
