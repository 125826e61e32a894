import type { Evidence } from '#positions/evidence.js';
import { believedAt } from '#positions/filters.js';
import { isoOf } from '#vocabulary/day.js';
import type { ReadModel } from '../read-model.js';
import type { Warning } from '../rehearse.js';

/** Reports of one act differ in its date by little more than a weekend. */
const DAYS_APART_MAX = 3;

/** Live records that may be of the same act: same party and kind, on the same subject, at nearly the same time. */
export function nearDuplicates(model: ReadModel, coming: readonly Evidence[]): readonly Warning[] {
  const found = new Map<string, Evidence>();
  for (const version of coming.filter(({ knownTo }) => knownTo === null)) {
    for (const evidence of model.evidence.index.versionsOn(version.on)) {
      if (isLike(evidence, version) && believedAt(evidence, model.sequence)) {
        found.set(evidence.record, evidence);
      }
    }
  }
  return [...found.values()].toSorted((a, b) => a.firstSequence - b.firstSequence).map(warningOf);
}

const isLike = (evidence: Evidence, coming: Evidence): boolean =>
  evidence.party === coming.party &&
  evidence.kind === coming.kind &&
  evidence.record !== coming.record &&
  evidence.fromFirst - DAYS_APART_MAX <= coming.fromLast &&
  coming.fromFirst - DAYS_APART_MAX <= evidence.fromLast;

const warningOf = (evidence: Evidence): Warning => ({
  code: 'record.near-duplicate',
  detail: `"${evidence.record}" is also a ${evidence.kind} of ${evidence.party} on ${evidence.on}, ${dated(evidence)}. If it is the same act, amend that record and do not record this one.`,
  record: evidence.record,
  href: `/v1/records/${evidence.record}`,
});

const dated = ({ fromFirst, fromLast }: Evidence): string =>
  fromFirst === fromLast
    ? `dated ${isoOf(fromFirst)}`
    : `dated between ${isoOf(fromFirst)} and ${isoOf(fromLast)}`;
