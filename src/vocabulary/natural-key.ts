import type { RecordData } from './record.js';

/**
 * What two records of the same act have in common: date, kind, subkind, party and what it bears on. The date comes first,
 * because acts are mostly recorded in the order of their days: so keys that are written together lie together.
 */
export function naturalKeyOf(data: RecordData): string {
  return [
    data.occurredOn,
    data.kind,
    data.subkind ?? '',
    data.party,
    spelt(data.bearings, ({ on }) => on),
    spelt(data.frameworks, ({ id }) => id),
  ].join('|');
}

const spelt = <Item>(items: readonly Item[], nameOf: (item: Item) => string): string =>
  items.length < 2 ? items.map(nameOf).join('') : items.map(nameOf).toSorted().join(' ');
