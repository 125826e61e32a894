import { channelOf } from '#positions/filters.js';
import type { Kind } from '#vocabulary/terms.js';
import type { FacetColumn } from '../books/facet-book.js';

/** One way to divide records, some of which have several of its values and some none. */
export interface Facet {
  readonly name: string;
  readonly column: FacetColumn;
  /** Values that a record is chosen by, from those of the column. */
  readonly values: (held: readonly string[]) => readonly string[];
  /** Which of them are counted; all, unless told. */
  readonly counts?: (value: string) => boolean;
  /** So many of the most frequent are told; all, unless told. */
  readonly most?: number;
}

const isPrinciple = (subject: string): boolean => subject.includes('/');
const facet = (name: string, column: FacetColumn, more: Partial<Facet> = {}): Facet => ({
  name,
  column,
  values: (held) => held,
  ...more,
});

export const FACETS: readonly Facet[] = [
  facet('party', 'party'),
  facet('kind', 'kind'),
  facet('channel', 'kind', {
    values: (kinds) => kinds.flatMap((kind) => channelOf(kind as Kind) ?? []),
  }),
  // By the name of a framework whatever bears on it is chosen; counted are its principles, each by itself.
  facet('on', 'subject', { counts: isPrinciple }),
  facet('framework', 'subject', { values: (held) => held.filter((each) => !isPrinciple(each)) }),
  facet('year', 'year'),
  facet('attribution', 'attribution'),
  facet('language', 'language'),
  facet('grade', 'grade'),
  facet('publisher', 'publisher', { most: 20 }),
  facet('tag', 'tag'),
  facet('live', 'live', { values: (held) => held.map((each) => String(each === '1')) }),
];
