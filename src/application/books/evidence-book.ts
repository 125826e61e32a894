import type { Row } from '#kernel/projection.js';
import type { Evidence } from '#positions/evidence.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import { type BelievedBearing, readBearings } from '#vocabulary/believed-bearing.js';
import type { Attribution, Kind, Verdict } from '#vocabulary/terms.js';

/** The bearings in rows of the table `record`, as the index takes them. */
export class EvidenceBook {
  readonly index = new EvidenceIndex();

  /** What of the table is held. */
  static readonly HELD: readonly string[] = [
    'record',
    'first_sequence',
    'review',
    'party',
    'kind',
    'attribution',
    'from_first',
    'from_last',
    'until_first',
    'until_last',
    'covers',
    'bearings',
    'known_to',
  ];

  put(row: Row): void {
    for (const evidence of evidenceIn(row)) this.index.put(evidence);
  }
}

/** All evidence that a row of the table `record` holds. */
export const evidenceIn = (row: Row): readonly Evidence[] =>
  readBearings(row['bearings'] as string).map((bearing) => evidenceOf(row, bearing));

function evidenceOf(row: Row, [on, stance, coverage, place, knownFrom]: BelievedBearing): Evidence {
  const covers = row['covers'] as string;
  return {
    record: row['record'] as string,
    on,
    party: row['party'] as string,
    kind: row['kind'] as Kind,
    stance,
    coverage,
    attribution: row['attribution'] as Attribution,
    review: row['review'] as 'none' | Verdict,
    fromFirst: row['from_first'] as number,
    fromLast: row['from_last'] as number,
    untilFirst: row['until_first'] as number | null,
    untilLast: row['until_last'] as number | null,
    firstSequence: row['first_sequence'] as number,
    knownFrom,
    knownTo: row['known_to'] as number | null,
    covers: covers === '' ? NOBODY : covers.split(' '),
    index: place,
  };
}

const NOBODY: readonly string[] = [];
