import type { Idempotency, NaturalKey, Receipt } from '#kernel/event-log.js';
import type { SealedRow } from './event-row.js';

/** What an engine can do inside one transaction; the rules that use it are the same for all engines. */
export interface Ledger {
  /** 0 when the stream is absent. */
  version(stream: string): number;
  kept(key: string): Kept | undefined;
  /** Keeps the key for the request that ends at the sequence; false, and nothing done, when it is kept already. */
  keep(idempotency: Idempotency, sequence: number): boolean;
  /** Undoes `keep`. */
  forget(key: string): void;
  insert(row: SealedRow): void;
  /**
   * The quick way for most of what is written: the first event of a stream, with the key that it claims. False, and
   * nothing done, when the stream is there already or another one holds the key.
   */
  begin(row: SealedRow, claim: string | null): boolean;
  /**
   * Makes the stream hold this key and no other from `sequence` on, none for null. Unless the writer insists, another
   * stream that holds it stands in the way: then nothing is done, and the one that has held it longest is answered.
   */
  claim(key: NaturalKey, at: Place): string | undefined;
}

/** Where a request will end if it is granted. */
export type Place = Pick<Receipt, 'stream' | 'sequence'>;

/** What an idempotency key was first used for. */
export interface Kept {
  readonly fingerprint: string;
  readonly receipt: Receipt;
}
