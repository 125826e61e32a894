import type { Bridge } from '#positions/crosswalk.js';
import type { CROSSWALK_RELATIONS } from '#vocabulary/terms.js';
import { dataOf } from './framework-book.js';
import type { KnownRows } from './known-rows.js';

export type Relation = (typeof CROSSWALK_RELATIONS)[number];

interface Mapping {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
}

/** How the other end of a mapping stands to this one. */
const CONVERSE: Readonly<Record<Relation, Relation>> = {
  exact: 'exact',
  broader: 'narrower',
  narrower: 'broader',
  related: 'related',
};

/**
 * All bridges that crosswalks have ever laid, for those relations: `narrower` brings what bears on a narrower principle
 * to the broader one. A mapping is read both ways, and never across a third principle.
 */
export function bridgesOf(
  crosswalks: KnownRows,
  relations: readonly Relation[],
): readonly Bridge[] {
  return crosswalks.all().flatMap((row) => {
    const known = {
      knownFrom: row['known_from'] as number,
      knownTo: row['known_to'] as number | null,
    };
    const { mappings } = dataOf(row) as unknown as { mappings: readonly Mapping[] };
    // A principle mapped onto itself brings nothing that is not there.
    const across = mappings.filter(({ from, to }) => from !== to);
    return across.flatMap(({ from, to, relation }) => [
      ...(relations.includes(relation) ? [{ from, onto: to, ...known }] : []),
      ...(relations.includes(CONVERSE[relation]) ? [{ from: to, onto: from, ...known }] : []),
    ]);
  });
}
