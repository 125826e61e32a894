import type { CodedColumn } from '../books/coded-column.js';
import type { FacetBook } from '../books/facet-book.js';
import { FACETS, type Facet } from './facets.js';

/** Which records are wanted, as known at a sequence. */
export interface Query {
  readonly knownAt: number;
  /** By name of the facet; a record must have one of the values of each. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where words are looked for: records that hold them, by the sequence of their first event. */
  readonly finds: { has(first: number): boolean } | undefined;
}

export interface FacetCount {
  readonly facet: string;
  readonly value: string;
  readonly n: number;
}

/** Sequences of the first events of the records that are wanted, ascending. */
export function sift(book: FacetBook, query: Query): readonly number[] {
  const firsts: number[] = [];
  eachWithin(book, query, (_, first, missed) => {
    if (missed === undefined) firsts.push(first);
  });
  return [...Int32Array.from(firsts).sort()];
}

/**
 * How many records there are of each value under all other choices: what is chosen of a facet itself does not narrow
 * what is counted of it, so that one sees what else there was to choose. Most frequent first.
 */
export function countFacets(book: FacetBook, query: Query): readonly FacetCount[] {
  const tallies = FACETS.map((facet) => new Tally(facet, book.column(facet.column)));
  eachWithin(book, query, (at, _, missed) => {
    if (missed === undefined) for (const tally of tallies) tally.add(at);
    else tallies[missed]!.add(at);
  });
  return tallies.flatMap((tally) => tally.counts());
}

/** Visits records that meet all choices, or all but the one about the facet whose place is told. */
function eachWithin(
  book: FacetBook,
  { knownAt, chosen, finds }: Query,
  visit: (at: number, first: number, missed: number | undefined) => void,
): void {
  const sieves = FACETS.flatMap((facet, place) => {
    const wanted = chosen.get(facet.name);
    return wanted ? [{ place, ...sieve(facet, book.column(facet.column), wanted) }] : [];
  });
  book.eachAt(knownAt, (at, first) => {
    if (finds && !finds.has(first)) return;
    const missed = missedBy(sieves, at);
    if (missed !== MANY) visit(at, first, missed);
  });
}

interface Sieve {
  /** Place of the facet. */
  readonly place: number;
  readonly codes: Int32Array;
  /** By code. */
  readonly passes: readonly boolean[];
}

const MANY = -1;

function missedBy(sieves: readonly Sieve[], at: number): number | undefined {
  let missed: number | undefined;
  for (const { place, codes, passes } of sieves) {
    if (passes[codes[at]!]) continue;
    if (missed !== undefined) return MANY;
    missed = place;
  }
  return missed;
}

const sieve = ({ values }: Facet, column: CodedColumn, wanted: ReadonlySet<string>) => ({
  codes: column.codes.numbers,
  passes: column.values.map((held) => values(held).some((value) => wanted.has(value))),
});

/** Counts by code, and of the values only in the end. */
class Tally {
  readonly #facet: Facet;
  readonly #column: CodedColumn;
  readonly #codes: Int32Array;
  readonly #byCode: Int32Array;

  constructor(facet: Facet, column: CodedColumn) {
    this.#facet = facet;
    this.#column = column;
    this.#codes = column.codes.numbers;
    this.#byCode = new Int32Array(column.values.length);
  }

  add(at: number): void {
    this.#byCode[this.#codes[at]!]! += 1;
  }

  counts(): readonly FacetCount[] {
    const { name, counts = () => true, most } = this.#facet;
    return [...this.#byValue()]
      .filter(([value]) => counts(value))
      .map(([value, n]) => ({ facet: name, value, n }))
      .toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
      .slice(0, most);
  }

  #byValue(): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    for (const [code, held] of this.#column.values.entries()) {
      const n = this.#byCode[code]!;
      if (n === 0) continue;
      for (const value of this.#facet.values(held)) sums.set(value, (sums.get(value) ?? 0) + n);
    }
    return sums;
  }
}
