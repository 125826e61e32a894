import type { Row } from '#kernel/projection.js';

/** Rows of a table that keeps every version we believed, in memory; asked as known at a sequence. */
export class KnownRows {
  readonly #rows = new Map<string, Row>();
  readonly #key: readonly string[];
  #changes: readonly number[] | undefined;
  /** Rises with every row. */
  revision = 0;

  constructor(key: readonly string[]) {
    this.#key = key;
  }

  put(row: Row): void {
    this.#rows.set(this.#key.map((name) => row[name]).join('\u0000'), row);
    this.#changes = undefined;
    this.revision += 1;
  }

  /** Every version of every row. */
  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  /** In the order in which they were first believed. */
  at(knownAt: number): readonly Row[] {
    return [...this.#rows.values()].filter(
      (row) =>
        (row['known_from'] as number) <= knownAt &&
        (typeof row['known_to'] !== 'number' || knownAt < row['known_to']),
    );
  }

  /** Sequences at which the answer of `at` changes, ascending; of all rows, or of those that concern. */
  changes(concerns?: (row: Row) => boolean): readonly number[] {
    if (concerns) return this.#changePoints(concerns);
    this.#changes ??= this.#changePoints(() => true);
    return this.#changes;
  }

  #changePoints(concerns: (row: Row) => boolean): readonly number[] {
    const points = new Set<number>();
    for (const row of this.#rows.values()) {
      if (!concerns(row)) continue;
      const { known_from, known_to } = row;
      points.add(known_from as number);
      if (typeof known_to === 'number') points.add(known_to);
    }
    return [...points].toSorted((a, b) => a - b);
  }
}
