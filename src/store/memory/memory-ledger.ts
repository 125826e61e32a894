import type { NaturalKey } from '#kernel/event-log.js';
import type { SealedRow } from '../event-row.js';
import type { Keeping, Kept, Ledger, Place } from '../ledger.js';

/** The tables of the log as arrays and maps. */
export class MemoryLedger implements Ledger {
  /** Event of sequence n at n - 1. */
  readonly events: SealedRow[] = [];
  readonly #streams = new Map<string, SealedRow[]>();
  readonly #kept = new Map<string, { digest: string | null; row: SealedRow }>();
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
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    const { type, body, stream, sequence, version, recordedAt } = kept.row;
    return { digest: kept.digest, type, body, receipt: { stream, sequence, version, recordedAt } };
  }

  insert(row: SealedRow, keeping?: Keeping): void {
    this.events.push(row);
    const stream = this.#streams.get(row.stream);
    if (stream) stream.push(row);
    else this.#streams.set(row.stream, [row]);
    if (keeping) this.#kept.set(keeping.key, { digest: keeping.digest, row });
  }

  begin(row: SealedRow, claim: string | null, keeping?: Keeping): boolean {
    const isHeld = claim !== null && this.#holder(claim, row.stream) !== undefined;
    const isKept = keeping !== undefined && this.#kept.has(keeping.key);
    if (isHeld || isKept || this.version(row.stream) > 0) return false;
    if (claim !== null) this.claim({ claim, insist: false }, row);
    this.insert(row, keeping);
    return true;
  }

  holder({ claim, insist }: NaturalKey, stream: string): string | undefined {
    return claim === null || insist ? undefined : this.#holder(claim, stream);
  }

  claim(key: NaturalKey, { stream }: Place): string | undefined {
    const { claim } = key;
    const holder = this.holder(key, stream);
    if (holder !== undefined || this.#keyOf.get(stream) === claim) return holder;
    this.#release(stream);
    if (claim === null) return undefined;
    this.#keyOf.set(stream, claim);
    const holders = this.#holders.get(claim);
    if (holders) holders.add(stream);
    else this.#holders.set(claim, new Set([stream]));
    return undefined;
  }

  #holder(key: string, otherThan: string): string | undefined {
    for (const stream of this.#holders.get(key) ?? []) {
      if (stream !== otherThan) return stream;
    }
    return undefined;
  }

  #release(stream: string): void {
    const key = this.#keyOf.get(stream);
    if (key === undefined) return;
    this.#keyOf.delete(stream);
    this.#holders.get(key)?.delete(stream);
  }
}
