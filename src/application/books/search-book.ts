import type { Row } from '#kernel/projection.js';
import type { Search } from '#positions/coverage.js';
import { dayOf } from '#vocabulary/day.js';
import { frameworkOf } from '#vocabulary/principle.js';
import { KnownRows } from './known-rows.js';

/** Searches that found no position, as known at a sequence. */
export class SearchBook {
  readonly #rows = new KnownRows(['search', 'subject', 'known_from']);

  put(row: Row): void {
    this.#rows.put(row);
  }

  /** For the framework as a whole and for its principles. */
  of(framework: string, knownAt: number): readonly Search[] {
    return this.#rows
      .at(knownAt)
      .filter((row) => frameworkOf(row['subject'] as string) === framework)
      .map((row) => ({
        party: row['party'] as string,
        on: row['subject'] as string,
        searchedOn: dayOf(row['searched_on'] as string),
      }));
  }
}
