import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '#kernel/projection.js';
import type { Checkpoint } from '#kernel/view-store.js';
import type { Writes } from './view-writes.js';

type Found = Omit<Checkpoint, 'live'> & { readonly shape: string; readonly live: number };
type Place = [projection: string, version: number];

const SELECT = `
  SELECT c.projection, c.version, c.sequence, c.shape, l.version IS NOT NULL AS live
  FROM checkpoint AS c
  LEFT JOIN live AS l ON l.projection = c.projection AND l.version = c.version`;

const SUPERSEDED = `
  SELECT c.projection, c.version
  FROM checkpoint AS c
  JOIN live AS l ON l.projection = c.projection AND l.version > c.version`;

const HERE = 'WHERE projection = ? AND version = ?';
const ADVANCE = `UPDATE checkpoint SET sequence = ? ${HERE} AND sequence = ?`;

/** How far each version has come, and which one answers. */
export class CheckpointTable {
  readonly #all: Statement<[], Found>;
  readonly #one: Statement<Place, Found>;
  readonly #superseded: Statement<[], Pick<Found, 'projection' | 'version'>>;
  readonly #insert: Statement<[...Place, string]>;
  readonly #firstLive: Statement<Place>;
  readonly #restart: Statement<Place>;
  readonly #makeLive: Statement<[version: number, projection: string]>;
  readonly #remove: Statement<Place>;

  constructor(db: Database) {
    this.#all = db.prepare(`${SELECT} ORDER BY c.projection, c.version`);
    this.#one = db.prepare(`${SELECT} WHERE c.projection = ? AND c.version = ?`);
    this.#superseded = db.prepare(SUPERSEDED);
    this.#insert = db.prepare('INSERT INTO checkpoint VALUES (?, ?, 0, ?)');
    this.#firstLive = db.prepare('INSERT OR IGNORE INTO live VALUES (?, ?)');
    this.#restart = db.prepare(`UPDATE checkpoint SET sequence = 0 ${HERE}`);
    this.#makeLive = db.prepare('UPDATE live SET version = ? WHERE projection = ?');
    this.#remove = db.prepare(`DELETE FROM checkpoint ${HERE}`);
  }

  all(): Checkpoint[] {
    return this.#all.all().map(checkpoint);
  }

  /** Versions below the one that answers. */
  superseded(): readonly Pick<Checkpoint, 'projection' | 'version'>[] {
    return this.#superseded.all();
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

  /** Moves the checkpoint, and changes nothing unless it stood at `after`. */
  advance({ name, version }: Projection, after: number, sequence: number): Writes {
    return { sql: ADVANCE, width: 4, values: [sequence, name, version, after] };
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
