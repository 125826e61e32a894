import type { StoredEvent, ToldEvent } from '#kernel/event.js';
import { type AppendAnswer, EventLog, type Head, type PublishedEvent } from '#kernel/event-log.js';

/** A log that was written before and is shown bit by bit, so that following it can be measured apart from writing. */
export class HeldLog extends EventLog {
  #shown = 0;
  #listener: (sequence: number) => void = () => {};

  constructor(private readonly log: EventLog) {
    super();
  }

  /** From now on the log reaches up to this sequence. */
  show(sequence: number): void {
    this.#shown = sequence;
    this.#listener(sequence);
  }

  async readToldAfter(sequence: number, limit: number): Promise<readonly ToldEvent[]> {
    const most = Math.min(limit, this.#shown - sequence);
    return most <= 0 ? [] : this.log.readToldAfter(sequence, most);
  }

  readTexts = (sequences: readonly number[]) => this.log.readTexts(sequences);

  async head(): Promise<Head> {
    return { ...(await this.log.head()), sequence: this.#shown };
  }

  onCommit(listener: (sequence: number) => void): () => void {
    this.#listener = listener;
    return () => {};
  }

  spell = (): string => this.#never();
  append = async (): Promise<AppendAnswer> => this.#never();
  rehearse = async (): Promise<AppendAnswer> => this.#never();
  replay = async (): Promise<AppendAnswer | undefined> => this.#never();
  replicate = async (): Promise<void> => this.#never();
  readStream = (stream: string) => this.log.readStream(stream);
  readAfter = async (): Promise<readonly StoredEvent[]> => this.#never();
  readPublished = async (): Promise<readonly PublishedEvent[]> => this.#never();
  close = () => this.log.close();

  #never(): never {
    throw new Error('This log is only read.');
  }
}
