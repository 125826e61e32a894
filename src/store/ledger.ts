import type { Idempotency, Receipt } from '#kernel/event-log.js';
import type { SealedRow } from './event-row.js';

/** What an engine can do inside one transaction; the rules that use it are the same for all engines. */
export interface Ledger {
  /** 0 when the stream is absent. */
  version(stream: string): number;
  kept(key: string): Kept | undefined;
  /** The stream other than this one that has held the key longest. */
  holder(key: string, otherThan: string): string | undefined;
  insert(row: SealedRow): void;
  keep(idempotency: Idempotency, receipt: Receipt): void;
  /** The stream holds this key and no other from now on. */
  claim(key: string, stream: string): void;
  release(stream: string): void;
}

/** What an idempotency key was first used for. */
export interface Kept {
  readonly fingerprint: string;
  readonly receipt: Receipt;
}
