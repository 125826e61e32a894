import type { NaturalKey, Receipt } from '#kernel/event-log.js';
import type { SealedRow } from './event-row.js';

/** What an engine can do inside one transaction; the rules that use it are the same for all engines. */
export interface Ledger {
  /** 0 when the stream is absent. */
  version(stream: string): number;
  kept(key: string): Kept | undefined;
  /** With an idempotency key, if the event is the last of a request that has one. */
  insert(row: SealedRow, keeping?: Keeping): void;
  /**
   * The quick way for most of what is written: the first event of a stream, with the keys that it takes. False, and
   * nothing done, when the stream is there already or one of the keys is taken.
   */
  begin(row: SealedRow, claim: string | null, keeping?: Keeping): boolean;
  /** The stream that a claim would find in its way: another one that has held the key longest; undefined to who insists. */
  holder(key: NaturalKey, stream: string): string | undefined;
  /**
   * Makes the stream hold this key and no other from `sequence` on, none for null. Unless the writer insists, another
   * stream that holds it stands in the way: then nothing is done, and the one that has held it longest is answered.
   */
  claim(key: NaturalKey, at: Place): string | undefined;
}

/** Where a request will end if it is granted. */
export type Place = Pick<Receipt, 'stream' | 'sequence'>;

/** An idempotency key with a digest of what was asked; null where that is the event itself. */
export interface Keeping {
  readonly key: string;
  readonly digest: string | null;
}

/** What an idempotency key was first used for. */
export interface Kept {
  readonly digest: string | null;
  readonly type: string;
  readonly body: string;
  readonly receipt: Receipt;
}
