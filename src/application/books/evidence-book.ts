import { lastingInts } from '#kernel/ints.js';
import type { Row } from '#kernel/projection.js';
import type { Evidence } from '#positions/evidence.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import { type Belief, type BelievedBearing, beliefIn } from '#vocabulary/belief.js';

/** The bearings in rows of the table `record`, as the index takes them. */
export class EvidenceBook {
  readonly index = new EvidenceIndex(lastingInts);

  /** What of the table is held. */
  static readonly HELD: readonly string[] = ['record', 'first_sequence', 'belief', 'known_to'];

  put(row: Row): void {
    for (const evidence of evidenceIn(row)) this.index.put(evidence);
  }
}

/** All evidence that a row of the table `record` holds. */
export function evidenceIn(row: Row): readonly Evidence[] {
  const belief = beliefIn(row);
  return belief.bearings.map((bearing) => evidenceOf(row, belief, bearing));
}

function evidenceOf(
  row: Row,
  { party, kind, attribution, from, until, review, covers }: Belief,
  [on, stance, coverage, place, knownFrom]: BelievedBearing,
): Evidence {
  return {
    record: row['record'] as string,
    on,
    party,
    kind,
    stance,
    coverage,
    attribution: attribution ?? 'self',
    review: review ?? 'none',
    fromFirst: from[0],
    fromLast: from[1] ?? from[0],
    untilFirst: until ? until[0] : null,
    untilLast: until ? (until[1] ?? until[0]) : null,
    firstSequence: row['first_sequence'] as number,
    knownFrom,
    knownTo: row['known_to'] as number | null,
    covers: covers ?? NOBODY,
    index: place,
  };
}

const NOBODY: readonly string[] = [];
