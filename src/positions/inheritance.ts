import type { Day } from '#vocabulary/day.js';
import type { Cell } from './cell.js';
import type { Directory } from './directory.js';
import { comparePieces, type Piece } from './piece.js';
import { type Heirs, heirsTo } from './succession.js';

/** Which cells are wanted, and up to which day. */
export interface Inheriting {
  readonly directory: Directory;
  /** Null: everyone's. */
  readonly parties: ReadonlySet<string> | null;
  readonly lastDay: Day;
}

/**
 * Cells of one subject with what successors hold of their predecessors' acts. Takes those of all parties, for any of
 * them may be a predecessor.
 */
export function withInheritance(cells: readonly Cell[], heirs: Heirs, wanted: Inheriting): Cell[] {
  const byParty = new Map(cells.map((cell) => [cell.party, [...cell.pieces]]));
  for (const { party, pieces } of cells) {
    for (const piece of pieces) {
      if (piece.via === null) bequeath(piece, party, { heirs, byParty, wanted });
    }
  }
  const { parties, directory } = wanted;
  const on = cells[0]?.on ?? '';
  return [...byParty.keys()]
    .filter((party) => parties === null || parties.has(party))
    .toSorted()
    .map((party) => {
      const pieces = byParty.get(party)!.sort(comparePieces);
      return { on, party, spells: directory.spells(party), pieces, ...cutsOf(pieces) };
    });
}

interface Estate {
  readonly heirs: Heirs;
  readonly byParty: Map<string, Piece[]>;
  readonly wanted: Inheriting;
}

/** What a state did itself passes to its successors; to have stayed away is no commitment. */
function bequeath(piece: Piece, via: string, { heirs, byParty, wanted }: Estate): void {
  const { facts, start, end } = piece;
  if (facts.kind === 'non_participation') return;
  for (const { party, from } of heirsTo(heirs(via), start)) {
    if (end <= from || from > wanted.lastDay) continue;
    const own = byParty.get(party) ?? [];
    own.push({ evidence: piece.evidence, facts, start, heldFrom: from, end, via });
    byParty.set(party, own);
  }
}

function cutsOf(pieces: readonly Piece[]): Pick<Cell, 'cuts'> {
  const days = new Set(pieces.flatMap(({ heldFrom }) => heldFrom ?? []));
  return days.size === 0 ? {} : { cuts: [...days].sort((a, b) => a - b) };
}
