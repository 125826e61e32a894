import type { Row } from '#kernel/projection.js';
import type { Evidence } from '#positions/evidence.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import type { Stance } from '#vocabulary/stance.js';
import type { Attribution, Coverage, Kind, Verdict } from '#vocabulary/terms.js';

/** Rows of the table `bearing`, as the index takes them. */
export class EvidenceBook {
  readonly index = new EvidenceIndex();

  put(row: Row): void {
    this.index.put(evidenceOf(row));
  }
}

function evidenceOf(row: Row): Evidence {
  const covers = row['covers'] as string;
  return {
    record: row['record'] as string,
    on: row['subject'] as string,
    party: row['party'] as string,
    kind: row['kind'] as Kind,
    stance: row['stance'] as Stance,
    coverage: row['coverage'] as Coverage,
    attribution: row['attribution'] as Attribution,
    review: row['review'] as 'none' | Verdict,
    fromFirst: row['from_first'] as number,
    fromLast: row['from_last'] as number,
    untilFirst: row['until_first'] as number | null,
    untilLast: row['until_last'] as number | null,
    firstSequence: row['first_sequence'] as number,
    knownFrom: row['known_from'] as number,
    knownTo: row['known_to'] as number | null,
    covers: covers === '' ? NOBODY : covers.split(' '),
    index: row['place'] as number,
  };
}

const NOBODY: readonly string[] = [];
