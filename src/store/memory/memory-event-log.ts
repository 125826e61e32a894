import type { StoredEvent } from '#kernel/event.js';
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
import { toPublished, toStored } from '../event-row.js';
import { GroupCommit } from '../group-commit.js';
import { LogHead } from '../log-head.js';
import { type PreparedRequest, prepareRequest } from '../prepared-request.js';
import { replicateEvents } from '../replicate-events.js';
import { MemoryLedger } from './memory-ledger.js';

/** A log that ends with the process: for tests and trials. It keeps every rule of the others but durability. */
export class MemoryEventLog extends EventLog {
  readonly #clock: Clock;
  readonly #ledger = new MemoryLedger();
  readonly #head = new LogHead();
  readonly #listeners = new CommitListeners();
  readonly #commits = new GroupCommit((batch: readonly PreparedRequest[]) => this.#commit(batch));
  #open = true;

  constructor({ clock = Date.now }: { clock?: Clock } = {}) {
    super();
    this.#clock = clock;
  }

  async append(request: AppendRequest): Promise<AppendAnswer> {
    this.#requireOpen();
    return this.#commits.submit(prepareRequest(request), request.batch);
  }

  async rehearse(request: AppendRequest): Promise<AppendAnswer> {
    this.#requireOpen();
    const recordedAt = notBefore(this.#head.recordedAt, this.#clock);
    return rehearseRequest(this.#ledger, this.#head, recordedAt, prepareRequest(request));
  }

  spell(data: JsonObject): string {
    return canonicalText(data);
  }

  async replay(key: string, asked: string): Promise<AppendAnswer | undefined> {
    this.#requireOpen();
    return earlierAnswer(this.#ledger, key, () => asked);
  }

  async readStream(stream: string): Promise<readonly StoredEvent[]> {
    this.#requireOpen();
    return this.#ledger.stream(stream).map(toStored);
  }

  readToldAfter = (sequence: number, limit: number) => this.readAfter(sequence, limit);

  async readAfter(sequence: number, limit: number): Promise<readonly StoredEvent[]> {
    this.#requireOpen();
    return this.#ledger.events.slice(sequence, sequence + limit).map(toStored);
  }

  async readTexts(sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
    this.#requireOpen();
    const rows = sequences.flatMap((sequence) => this.#ledger.events[sequence - 1] ?? []);
    return new Map(rows.map(({ sequence, body }) => [sequence, body]));
  }

  async readPublished(sequence: number, limit: number): Promise<readonly PublishedEvent[]> {
    this.#requireOpen();
    return this.#ledger.events.slice(sequence, sequence + limit).map(toPublished);
  }

  async replicate(
    events: readonly PublishedEvent[],
    naturalKeys: readonly (NaturalKey | undefined)[],
  ): Promise<void> {
    this.#requireOpen();
    const before = this.#head.sequence;
    replicateEvents(this.#ledger, this.#head, events, naturalKeys);
    this.#tellIfMoved(before);
  }

  async head(): Promise<Head> {
    this.#requireOpen();
    return this.#head.state();
  }

  onCommit(listener: (sequence: number) => void): () => void {
    return this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    this.#commits.flush();
    this.#open = false;
  }

  #commit(batch: readonly PreparedRequest[]): AppendAnswer[] {
    const before = this.#head.sequence;
    const recordedAt = notBefore(this.#head.recordedAt, this.#clock);
    const answers = batch.map((each) => appendRequest(this.#ledger, this.#head, recordedAt, each));
    this.#tellIfMoved(before);
    return answers;
  }

  #tellIfMoved(before: number): void {
    if (this.#head.sequence > before) this.#listeners.tell(this.#head.sequence);
  }

  #requireOpen(): void {
    if (!this.#open) throw storeClosed();
  }
}
