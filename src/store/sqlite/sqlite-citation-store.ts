import { join } from 'node:path';
import Database, { type Statement } from 'better-sqlite3';
import { CITATIONS_MAX, type Citation, CitationStore } from '#kernel/citation-store.js';
import { citationsFull } from '../citations-full.js';
import { requireSound } from '../guards/sound-file.js';
import { makeDurable } from './durability.js';
import { mapping } from './map-error.js';

const TABLE = `
  CREATE TABLE IF NOT EXISTS citation (id TEXT PRIMARY KEY NOT NULL, citation TEXT NOT NULL) STRICT;
  CREATE TRIGGER IF NOT EXISTS citation_stays BEFORE UPDATE ON citation
    BEGIN SELECT RAISE(ABORT, 'A citation never changes'); END;
  CREATE TRIGGER IF NOT EXISTS citation_remains BEFORE DELETE ON citation
    BEGIN SELECT RAISE(ABORT, 'A citation is never removed'); END;`;

/** Citations in `citations.db` of the data folder: as precious as the log, for others have printed their addresses. */
export class SqliteCitationStore extends CitationStore {
  readonly #db: Database.Database;
  readonly #find: Statement<[string], string>;
  readonly #keep: Statement<[string, string]>;
  readonly #count: Statement<[], number>;

  private constructor(
    db: Database.Database,
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
    return mapping(() => {
      const db = new Database(join(folder, 'citations.db'));
      try {
        requireSound(db);
        makeDurable(db);
        db.exec(TABLE);
        return new SqliteCitationStore(db, most);
      } catch (error) {
        db.close();
        throw error;
      }
    });
  }

  async find(id: string): Promise<Citation | undefined> {
    const text = mapping(() => this.#find.get(id));
    return text === undefined ? undefined : (JSON.parse(text) as Citation);
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
