import type { Row } from '#kernel/projection.js';
import type { Evidence } from '#positions/evidence.js';
import { believedAt } from '#positions/filters.js';
import { isoOf } from '#vocabulary/day.js';
import type { ReadModel } from '../read-model.js';
import type { Warning } from '../rehearse.js';

/** Reports of one act differ in its date by little more than a weekend. */
const DAYS_APART_MAX = 3;

/** Live records that may be of the same act: same party and kind, on the same subject, at nearly the same time. */
export function nearDuplicates(model: ReadModel, rows: readonly Row[]): readonly Warning[] {
  const found = new Map<string, Evidence>();
  for (const row of rows.filter(({ known_to }) => known_to === null)) {
    for (const evidence of model.evidence.index.versionsOn(String(row['subject']))) {
      if (isLike(evidence, row) && believedAt(evidence, model.sequence)) {
        found.set(evidence.record, evidence);
      }
    }
  }
  return [...found.values()].toSorted((a, b) => a.firstSequence - b.firstSequence).map(warningOf);
}

const isLike = (evidence: Evidence, row: Row): boolean =>
  evidence.party === row['party'] &&
  evidence.kind === row['kind'] &&
  evidence.record !== row['record'] &&
  evidence.fromFirst - DAYS_APART_MAX <= (row['from_last'] as number) &&
  (row['from_first'] as number) - DAYS_APART_MAX <= evidence.fromLast;

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
