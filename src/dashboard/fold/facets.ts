/** How many records there are of one value, under all choices but those of its facet. */
export interface FacetRow {
  readonly facet: string;
  readonly value: string;
  readonly n: number;
}

export interface FacetValue {
  readonly value: string;
  readonly n: number;
  readonly isChosen: boolean;
}

/** The values of one facet, what is chosen first, then the most frequent. */
export interface FacetValues {
  /** Shown at once. */
  readonly first: readonly FacetValue[];
  /** Shown when asked for. */
  readonly rest: readonly FacetValue[];
}

const AT_ONCE = 5;

/** What is chosen is there even where no record has it, so that it can be taken back. */
export function facetValues(
  rows: readonly FacetRow[],
  facet: string,
  chosen: readonly string[],
): FacetValues {
  const mine = rows.filter((row) => row.facet === facet);
  const counts = new Map(mine.map(({ value, n }) => [value, n]));
  const taken = chosen.map((value) => ({ value, n: counts.get(value) ?? 0, isChosen: true }));
  const others = mine
    .filter(({ value }) => !chosen.includes(value))
    .map(({ value, n }) => ({ value, n, isChosen: false }));
  const room = Math.max(0, AT_ONCE - taken.length);
  return { first: [...taken, ...others.slice(0, room)], rest: others.slice(room) };
}
