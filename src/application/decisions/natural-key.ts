import type { RecordData } from '#vocabulary/record.js';

/** What two records of the same act have in common: kind, subkind, party, date and what it bears on. */
export function naturalKeyOf(data: RecordData): string {
  const subjects = data.bearings.map(({ on }) => on).toSorted();
  const frameworks = data.frameworks.map(({ id }) => id).toSorted();
  return [
    data.kind,
    data.subkind ?? '',
    data.party,
    data.occurredOn,
    subjects.join(' '),
    frameworks.join(' '),
  ].join('|');
}
