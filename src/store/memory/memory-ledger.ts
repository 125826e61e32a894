import type { Idempotency, Receipt } from '#kernel/event-log.js';
import type { SealedRow } from '../event-row.js';
import type { Kept, Ledger } from '../ledger.js';

/** The tables of the log as arrays and maps. */
export class MemoryLedger implements Ledger {
  /** Event of sequence n at n - 1. */
  readonly events: SealedRow[] = [];
  readonly #streams = new Map<string, SealedRow[]>();
  readonly #kept = new Map<string, Kept>();
  /** Streams in the order in which they claimed the key. */
  readonly #holders = new Map<string, Set<string>>();
  readonly #keyOf = new Map<string, string>();

  stream(name: string): readonly SealedRow[] {
    return this.#streams.get(name) ?? [];
  }

  version(stream: string): number {
    return this.stream(stream).length;
  }

  kept(key: string): Kept | undefined {
    return this.#kept.get(key);
  }

  holder(key: string, otherThan: string): string | undefined {
    for (const stream of this.#holders.get(key) ?? []) {
      if (stream !== otherThan) return stream;
    }
    return undefined;
  }

  insert(row: SealedRow): void {
    this.events.push(row);
    const stream = this.#streams.get(row.stream);
    if (stream) stream.push(row);
    else this.#streams.set(row.stream, [row]);
  }

  keep({ key, fingerprint }: Idempotency, receipt: Receipt): void {
    this.#kept.set(key, { fingerprint, receipt });
  }

  claim(key: string, stream: string): void {
    if (this.#keyOf.get(stream) === key) return;
    this.release(stream);
    this.#keyOf.set(stream, key);
    const holders = this.#holders.get(key);
    if (holders) holders.add(stream);
    else this.#holders.set(key, new Set([stream]));
  }

  release(stream: string): void {
    const key = this.#keyOf.get(stream);
    if (key === undefined) return;
    this.#keyOf.delete(stream);
    this.#holders.get(key)?.delete(stream);
  }
}
