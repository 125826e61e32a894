import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '#kernel/projection.js';
import type { Checkpoint } from '#kernel/view-store.js';

type Found = Omit<Checkpoint, 'live'> & { readonly shape: string; readonly live: number };
type Place = [projection: string, version: number];

const SELECT = `
  SELECT c.projection, c.version, c.sequence, c.shape, l.version IS NOT NULL AS live
  FROM checkpoint AS c
  LEFT JOIN live AS l ON l.projection = c.projection AND l.version = c.version`;

/** How far each version has come, and which one answers. */
export class CheckpointTable {
  readonly #all: Statement<[], Found>;
  readonly #one: Statement<Place, Found>;
  readonly #insert: Statement<[...Place, string]>;
  readonly #firstLive: Statement<Place>;
  readonly #advance: Statement<[number, ...Place, number]>;
  readonly #restart: Statement<Place>;
  readonly #makeLive: Statement<[version: number, projection: string]>;
  readonly #remove: Statement<Place>;

  constructor(db: Database) {
    const here = 'WHERE projection = ? AND version = ?';
    this.#all = db.prepare(`${SELECT} ORDER BY c.projection, c.version`);
    this.#one = db.prepare(`${SELECT} WHERE c.projection = ? AND c.version = ?`);
    this.#insert = db.prepare('INSERT INTO checkpoint VALUES (?, ?, 0, ?)');
    this.#firstLive = db.prepare('INSERT OR IGNORE INTO live VALUES (?, ?)');
    this.#advance = db.prepare(`UPDATE checkpoint SET sequence = ? ${here} AND sequence = ?`);
    this.#restart = db.prepare(`UPDATE checkpoint SET sequence = 0 ${here}`);
    this.#makeLive = db.prepare('UPDATE live SET version = ? WHERE projection = ?');
    this.#remove = db.prepare(`DELETE FROM checkpoint ${here}`);
  }

  all(): Checkpoint[] {
    return this.#all.all().map(checkpoint);
  }

  find(projection: string, version: number): Checkpoint | undefined {
    const found = this.#one.get(projection, version);
    return found && checkpoint(found);
  }

  /** Fingerprint of the tables as they were made; undefined before. */
  shape({ name, version }: Projection): string | undefined {
    return this.#one.get(name, version)?.shape;
  }

  /** Begins at 0; live only when no version of the projection is. */
  add({ name, version }: Projection, shape: string): void {
    this.#insert.run(name, version, shape);
    this.#firstLive.run(name, version);
  }

  /** False unless the checkpoint stood at `after`. */
  advance({ name, version }: Projection, after: number, sequence: number): boolean {
    return this.#advance.run(sequence, name, version, after).changes === 1;
  }

  restart({ name, version }: Projection): void {
    this.#restart.run(name, version);
  }

  makeLive({ name, version }: Projection): void {
    this.#makeLive.run(version, name);
  }

  remove(projection: string, version: number): void {
    this.#remove.run(projection, version);
  }
}

function checkpoint({ projection, version, sequence, live }: Found): Checkpoint {
  return { projection, version, sequence, live: live === 1 };
}
