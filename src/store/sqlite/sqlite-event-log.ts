import type { Database } from 'better-sqlite3';
import type { StoredEvent, ToldEvent } from '#kernel/event.js';
import {
  type AppendAnswer,
  type AppendRequest,
  EventLog,
  type Head,
  type NaturalKey,
  type PublishedEvent,
} from '#kernel/event-log.js';
import type { JsonObject } from '#kernel/json.js';
import { storeClosed } from '#kernel/store-closed.js';
import { appendRequest, earlierAnswer, rehearseRequest } from '../append-requests.js';
import { canonicalText } from '../canonical.js';
import { type Clock, notBefore } from '../clock.js';
import { CommitListeners } from '../commit-listeners.js';
import { readEvent, readTold, toPublished } from '../event-row.js';
import { GroupCommit } from '../group-commit.js';
import type { LogHead } from '../log-head.js';
import { type PreparedRequest, prepareRequest } from '../prepared-request.js';
import { replicateEvents } from '../replicate-events.js';
import { StoreDamaged } from '../store-damaged.js';
import { EventReader } from './event-reader.js';
import { HeadRow } from './head-row.js';
import { openLogFile } from './log-file.js';
import { mapError } from './map-error.js';
import { SqliteLedger } from './sqlite-ledger.js';
import { WriteTransaction } from './write-transaction.js';

export interface SqliteLogOptions {
  readonly clock?: Clock;
  /** How long to wait for another program's lock, milliseconds; the event loop stands still meanwhile. */
  readonly busyTimeoutMs?: number;
}

/** The durable log: one file, one writer, one commit for everything that was asked in the same tick. */
export class SqliteEventLog extends EventLog {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #ledger: SqliteLedger;
  readonly #reader: EventReader;
  readonly #headRow: HeadRow;
  readonly #transaction: WriteTransaction;
  readonly #listeners = new CommitListeners();
  readonly #commits = new GroupCommit((batch: readonly PreparedRequest[]) => this.#commit(batch));
  #damage: StoreDamaged | undefined;
  #open = true;

  private constructor(db: Database, clock: Clock) {
    super();
    this.#db = db;
    this.#clock = clock;
    this.#ledger = new SqliteLedger(db);
    this.#reader = new EventReader(db);
    this.#headRow = new HeadRow(db);
    this.#transaction = new WriteTransaction(db);
  }

  /** Opens or makes `log.db` in a folder that exists. The folder's lock is for the caller to hold. */
  static open(folder: string, options: SqliteLogOptions = {}): SqliteEventLog {
    return SqliteEventLog.on(openLogFile(folder, options.busyTimeoutMs ?? 1000), options);
  }

  /** On a connection from `openLogFile`, which it owns from now on. */
  static on(db: Database, { clock = Date.now }: SqliteLogOptions = {}): SqliteEventLog {
    return new SqliteEventLog(db, clock);
  }

  append(request: AppendRequest): Promise<AppendAnswer> {
    try {
      this.#requireUsable();
      return this.#commits.submit(prepareRequest(request), request.batch);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  async rehearse(request: AppendRequest): Promise<AppendAnswer> {
    return this.#reading(() => {
      const head = this.#headRow.read();
      const recordedAt = notBefore(head.recordedAt, this.#clock);
      return rehearseRequest(this.#ledger, head, recordedAt, prepareRequest(request));
    });
  }

  spell(data: JsonObject): string {
    return canonicalText(data);
  }

  async replay(key: string, asked: string): Promise<AppendAnswer | undefined> {
    return this.#reading(() => earlierAnswer(this.#ledger, key, () => asked));
  }

  async readStream(stream: string): Promise<readonly StoredEvent[]> {
    return this.#reading(() => this.#reader.stream(stream).map(readEvent));
  }

  async readAfter(sequence: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.#reading(() => this.#reader.after(sequence, limit).map(readEvent));
  }

  async readToldAfter(sequence: number, limit: number): Promise<readonly ToldEvent[]> {
    return this.#reading(() => this.#reader.toldAfter(sequence, limit).map(readTold));
  }

  async readTexts(sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
    return this.#reading(() => this.#reader.texts(sequences));
  }

  async readPublished(sequence: number, limit: number): Promise<readonly PublishedEvent[]> {
    return this.#reading(() => this.#reader.sealedAfter(sequence, limit).map(toPublished));
  }

  async replicate(
    events: readonly PublishedEvent[],
    naturalKeys: readonly (NaturalKey | undefined)[],
  ): Promise<void> {
    this.#requireUsable();
    this.#writing((head) => replicateEvents(this.#ledger, head, events, naturalKeys));
  }

  async head(): Promise<Head> {
    return this.#reading(() => this.#headRow.read().state());
  }

  onCommit(listener: (sequence: number) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Commits what still waits, then closes the file. */
  async close(): Promise<void> {
    if (!this.#open) return;
    this.#commits.flush();
    this.#open = false;
    this.#db.close();
  }

  #commit(batch: readonly PreparedRequest[]): AppendAnswer[] {
    this.#requireUsable();
    return this.#writing((head) => {
      const recordedAt = notBefore(head.recordedAt, this.#clock);
      return batch.map((each) => appendRequest(this.#ledger, head, recordedAt, each));
    });
  }

  #writing<Result>(work: (head: LogHead) => Result): Result {
    let before = 0;
    let after = 0;
    const result = this.#watching(() =>
      this.#transaction.run(() => {
        const head = this.#headRow.read();
        before = head.sequence;
        const answer = work(head);
        after = head.sequence;
        if (after > before) this.#headRow.write(head);
        return answer;
      }),
    );
    if (after > before) this.#listeners.tell(after);
    return result;
  }

  #reading<Result>(work: () => Result): Result {
    this.#requireUsable();
    return this.#watching(work);
  }

  /** Remembers damage: once the file has failed, nothing may be answered from it any more. */
  #watching<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      const mapped = mapError(error);
      if (mapped instanceof StoreDamaged) this.#damage = mapped;
      throw mapped;
    }
  }

  #requireUsable(): void {
    if (this.#damage) throw this.#damage;
    if (!this.#open) throw storeClosed();
  }
}
