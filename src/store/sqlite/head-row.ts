import type { Database, Statement } from 'better-sqlite3';
import { LogHead } from '../log-head.js';
import { packRange, unpackRange } from '../merkle.js';
import { StoreDamaged } from '../store-damaged.js';

interface Columns {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly range: Buffer;
}

/** The one row that says where the log ends. */
export class HeadRow {
  readonly #read: Statement<[], Columns>;
  readonly #write: Statement<[number, string, Buffer]>;

  constructor(db: Database) {
    this.#read = db.prepare(
      'SELECT sequence, recorded_at AS recordedAt, compact_range AS range FROM head WHERE id = 1',
    );
    this.#write = db.prepare(
      'UPDATE head SET sequence = ?, recorded_at = ?, compact_range = ? WHERE id = 1',
    );
  }

  read(): LogHead {
    const row = this.#read.get();
    const range = row && unpackRange(row.range, row.sequence);
    if (!row || !range) {
      throw new StoreDamaged(
        'The head of the log is unreadable. Keep the files, restore a backup.',
      );
    }
    return new LogHead(row.sequence, row.recordedAt, range);
  }

  write(head: LogHead): void {
    this.#write.run(head.sequence, head.recordedAt, packRange(head.range));
  }
}
