import type { Day } from '#vocabulary/day.js';
import type { Evidence, Facts } from '../evidence.js';
import type { Piece } from '../piece.js';
import { PARTY } from './cold-rows.js';
import type { EvidenceIndex } from './evidence-index.js';
import { factsOf } from './facts.js';
import { endIn, factsIn, START } from './row.js';

/** Whose rows they are, and for whom they count. */
export interface Held {
  readonly index: EvidenceIndex;
  readonly on: string;
  readonly party: string;
}

/**
 * A row as a piece. Its evidence is unpacked when somebody asks for it, for a sweep over many pieces asks for few of
 * them. Both `evidence` and `via` are lost when it is spread into another object.
 */
export class PackedPiece implements Piece {
  readonly facts: Facts;
  readonly start: Day;
  readonly end: Day;
  #evidence: Evidence | undefined;

  constructor(
    private readonly held: Held,
    private readonly rows: Int32Array,
    private readonly at: number,
  ) {
    this.facts = factsOf(factsIn(rows, at));
    this.start = rows[at + START]!;
    this.end = endIn(rows, at);
  }

  get evidence(): Evidence {
    const { index, on } = this.held;
    this.#evidence ??= index.unpack(on, this.rows, this.at);
    return this.#evidence;
  }

  get via(): string | null {
    const { index, party } = this.held;
    const own = index.names.nameOf(index.names.cold.of(this.rows, this.at, PARTY));
    return own === party ? null : own;
  }
}
