import { getOrMake } from '#kernel/get-or-make.js';
import type { Row } from '#kernel/projection.js';
import type { Evidence } from '#positions/evidence.js';
import { frameworkOf } from '#vocabulary/principle.js';
import type { Stance } from '#vocabulary/stance.js';
import type { Attribution, Coverage, Kind, Verdict } from '#vocabulary/terms.js';

/** All evidence, in every version, by framework. */
export class EvidenceBook {
  readonly #byFramework = new Map<string, Map<string, Evidence>>();
  readonly #lists = new Map<string, readonly Evidence[]>();

  put(row: Row): void {
    const evidence = evidenceOf(row);
    const framework = frameworkOf(evidence.on);
    const versions = getOrMake(this.#byFramework, framework, () => new Map<string, Evidence>());
    versions.set(`${evidence.record} ${evidence.on} ${evidence.knownFrom}`, evidence);
    this.#lists.delete(framework);
  }

  /** On the framework as a whole and on its principles. */
  of(framework: string): readonly Evidence[] {
    return getOrMake(this.#lists, framework, () => [
      ...(this.#byFramework.get(framework)?.values() ?? []),
    ]);
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
