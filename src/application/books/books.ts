import type { Row } from '#kernel/projection.js';
import { EvidenceBook } from './evidence-book.js';
import { FacetBook } from './facet-book.js';
import { FrameworkBook } from './framework-book.js';
import type { KnownRows } from './known-rows.js';
import { PartyBook } from './party-book.js';
import { SearchBook } from './search-book.js';

/** What is held in memory of the projections, by subject. */
export class Books {
  readonly evidence = new EvidenceBook();
  readonly facets = new FacetBook();
  readonly frameworks = new FrameworkBook();
  readonly parties = new PartyBook();
  readonly searches = new SearchBook();
  /** By table; tables that are not named here are read from the view store when asked for. */
  readonly #byTable: Readonly<Record<string, Pick<KnownRows, 'put'>>> = {
    bearing: this.evidence,
    record: this.facets,
    framework: this.frameworks.frameworks,
    principle: this.frameworks.principles,
    crosswalk: this.frameworks.crosswalks,
    state: { put: (row) => this.parties.putState(row) },
    succession: this.parties.successions,
    bloc: this.parties.groups,
    membership: this.parties.memberships,
    search: this.searches,
  };

  holds(table: string): boolean {
    return table in this.#byTable;
  }

  /** The columns that are held, where it is not all of them. */
  columns(table: string): readonly string[] | undefined {
    return table === 'record' ? FacetBook.HELD : undefined;
  }

  put(table: string, row: Row): void {
    this.#byTable[table]?.put(row);
  }
}
