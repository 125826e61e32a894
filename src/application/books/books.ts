import type { Put, Row } from '#kernel/projection.js';
import { EvidenceBook } from './evidence-book.js';
import { FacetBook } from './facet-book.js';
import { FrameworkBook } from './framework-book.js';
import type { KnownRows } from './known-rows.js';
import { LazyBook } from './lazy-book.js';
import { PartyBook } from './party-book.js';
import { SearchBook } from './search-book.js';

/** Gives the rows of a table as they are stored, in pages. */
export type ReadTable = (
  table: string,
  columns: readonly string[],
) => AsyncIterable<readonly Row[]>;

/** What is held in memory of the projections, by subject. */
export class Books {
  readonly evidence = new EvidenceBook();
  /** Most readers never look for records. */
  readonly facets: LazyBook<FacetBook>;
  readonly frameworks = new FrameworkBook();
  readonly parties = new PartyBook();
  readonly searches = new SearchBook();
  /** By table; tables that are not named here are read from the view store when asked for. */
  readonly #byTable: Readonly<Record<string, Pick<KnownRows, 'put'>>> = {
    record: {
      put: (row) => {
        this.evidence.put(row);
        this.facets.put(row);
      },
    },
    framework: this.frameworks.frameworks,
    principle: this.frameworks.principles,
    crosswalk: this.frameworks.crosswalks,
    state: { put: (row) => this.parties.putState(row) },
    succession: this.parties.successions,
    bloc: this.parties.groups,
    membership: this.parties.memberships,
    search: this.searches,
  };

  /** `read` is for what is not held until somebody asks for it. */
  constructor(read: ReadTable = nothing) {
    this.facets = new LazyBook(
      () => new FacetBook(),
      async (book) => {
        for await (const rows of read('record', FacetBook.HELD)) {
          for (const row of rows) book.put(row);
        }
      },
    );
  }

  /** Whether something of the table is held from the beginning. */
  holds(table: string): boolean {
    return table in this.#byTable;
  }

  /** The columns that are held from the beginning; undefined for all. */
  held(table: string): readonly string[] | undefined {
    return table === 'record' ? EvidenceBook.HELD : undefined;
  }

  take(puts: Iterable<Put>): void {
    for (const { table, row } of puts) this.put(table, row);
  }

  put(table: string, row: Row): void {
    this.#byTable[table]?.put(row);
  }
}

async function* nothing(): AsyncGenerator<readonly Row[]> {}
