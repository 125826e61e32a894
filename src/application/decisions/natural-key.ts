import type { RecordData } from '#vocabulary/record.js';

/**
 * What two records of the same act have in common: date, kind, subkind, party and what it bears on. The date comes first,
 * because acts are mostly recorded in the order of their days: so keys that are written together lie together.
 */
export function naturalKeyOf(data: RecordData): string {
  const subjects = data.bearings.map(({ on }) => on).toSorted();
  const frameworks = data.frameworks.map(({ id }) => id).toSorted();
  return [
    data.occurredOn,
    data.kind,
    data.subkind ?? '',
    data.party,
    subjects.join(' '),
    frameworks.join(' '),
  ].join('|');
}
