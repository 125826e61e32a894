import type { Database, Statement } from 'better-sqlite3';
import { CITATIONS_MAX, type Citation, CitationStore } from '#kernel/citation-store.js';
import { citationsFull } from '../citations-full.js';
import { citationFrom } from '../stored-citation.js';
import { openCitationFile } from './citation-file.js';
import { mapping } from './map-error.js';

/** Citations in `citations.db` of the data folder: as precious as the log, for others have printed their addresses. */
export class SqliteCitationStore extends CitationStore {
  readonly #db: Database;
  readonly #find: Statement<[string], string>;
  readonly #keep: Statement<[string, string]>;
  readonly #count: Statement<[], number>;

  private constructor(
    db: Database,
    private readonly most: number,
  ) {
    super();
    this.#db = db;
    this.#find = db.prepare<[string], string>('SELECT citation FROM citation WHERE id = ?').pluck();
    this.#keep = db.prepare('INSERT INTO citation VALUES (?, ?) ON CONFLICT DO NOTHING');
    // There are no gaps: none is ever removed.
    this.#count = db.prepare<[], number>('SELECT coalesce(max(rowid), 0) FROM citation').pluck();
  }

  static open(folder: string, most = CITATIONS_MAX): SqliteCitationStore {
    return openCitationFile(folder, (db) => new SqliteCitationStore(db, most));
  }

  async find(id: string): Promise<Citation | undefined> {
    const text = mapping(() => this.#find.get(id));
    return text === undefined ? undefined : citationFrom({ id, citation: text }, this.#db.name);
  }

  async keep(citation: Citation): Promise<Citation> {
    const first = await this.find(citation.id);
    if (first) return first;
    if (mapping(() => this.#count.get()!) >= this.most) throw citationsFull();
    mapping(() => this.#keep.run(citation.id, JSON.stringify(citation)));
    return citation;
  }

  async close(): Promise<void> {
    this.#db.close();
  }
}
