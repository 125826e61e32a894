import type { Origin, StoredEvent, ToldEvent } from './event.js';
import type { JsonObject } from './json.js';

/** What a writer asks for; the log adds sequence, version, id and time. */
export interface NewEvent {
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
  /** What `spell` made of the data, where the writer has asked for it already. */
  readonly text?: string | undefined;
  readonly origin?: Origin;
}

/** What must be true of the stream: its exact version, that it is new, that it exists, or nothing. */
export type ExpectedVersion = number | 'none' | 'exists' | 'any';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly actor: string;
  /** At least one; all or none are stored, with adjacent sequences. */
  readonly events: readonly [NewEvent, ...NewEvent[]];
  readonly idempotency?: Idempotency | undefined;
  readonly naturalKey?: NaturalKey | undefined;
  /** Requests of one tick that name the same batch share a transaction, whatever else waits. */
  readonly batch?: symbol | undefined;
}

/** Durable for ever and store-wide: the same key answers as it did the first time. */
export interface Idempotency {
  readonly key: string;
  /**
   * Text that is equal for equal requests and for no others; the same key with another text is a mistake of the caller.
   * Null where nothing but the one event was asked: then the text is its type, a space and its spelling.
   */
  readonly asked: string | null;
}

/** Which key the stream holds from now on (null: none), so that no two live streams hold the same one unawares. */
export interface NaturalKey {
  readonly claim: string | null;
  /** Claim it although another stream holds it. */
  readonly insist: boolean;
}

/** Where an accepted request went; equal, field by field, when the request is replayed. */
export interface Receipt {
  readonly stream: string;
  /** Sequence of the last event of the request. */
  readonly sequence: number;
  /** Version of the stream after it. */
  readonly version: number;
  readonly recordedAt: string;
}

export type AppendAnswer =
  | { readonly outcome: 'stored'; readonly receipt: Receipt }
  | { readonly outcome: 'replayed'; readonly receipt: Receipt }
  | { readonly outcome: 'conflict'; readonly version: number }
  | { readonly outcome: 'duplicate'; readonly stream: string }
  | { readonly outcome: 'key-reused'; readonly receipt: Receipt };

/** One line of a published log: everything that was hashed, and the hash. */
export interface PublishedEvent extends StoredEvent {
  /** 16 bytes, hex. */
  readonly salt: string;
  /** RFC 6962 leaf hash, 32 bytes, hex. */
  readonly leaf: string;
}

/** The state of the log at its newest event. */
export interface Head {
  /** 0 while the log is empty. */
  readonly sequence: number;
  /** RFC 6962 root over all leaves, hex; of the empty string while empty. */
  readonly root: string;
}

/** Whether a value that was read from somewhere is one. */
export function isHead(value: unknown): value is Head {
  const { sequence, root } = Object(value) as Partial<Head>;
  return Number.isSafeInteger(sequence) && /^[0-9a-f]{64}$/.test(String(root));
}

/**
 * The log. Engines plug in below it; `test/contracts/event-log.contract.ts` says what they owe.
 * It is an abstract class so that it can be its own injection token.
 */
export abstract class EventLog {
  /** Resolves after the commit is durable. Requests of one tick share a transaction, or a few when they are many; each gets its own answer. */
  abstract append(request: AppendRequest): Promise<AppendAnswer>;

  /** What `append` would answer now, in the receipt too; nothing is written. */
  abstract rehearse(request: AppendRequest): Promise<AppendAnswer>;

  /** The RFC 8785 text that would be stored and hashed. Refuses (`event.not-json`) what is no JSON. */
  abstract spell(data: JsonObject): string;

  /** The answer that an idempotency key got, if it got one, to a request with that text. */
  abstract replay(key: string, asked: string): Promise<AppendAnswer | undefined>;

  /** Events of one stream, oldest first; empty for an unknown stream. */
  abstract readStream(stream: string): Promise<readonly StoredEvent[]>;

  /** At most `limit` events with a greater sequence, in order, without a gap. */
  abstract readAfter(sequence: number, limit: number): Promise<readonly StoredEvent[]>;

  /** As `readAfter`, of each event what projections are told: it is read many times as often as the rest. */
  abstract readToldAfter(sequence: number, limit: number): Promise<readonly ToldEvent[]>;

  /** Texts of data, as `spell` makes them, by sequence; the log is not searched for what it does not have. */
  abstract readTexts(sequences: readonly number[]): Promise<ReadonlyMap<number, string>>;

  /** As `readAfter`, with salts and leaf hashes: what a published log is made of. */
  abstract readPublished(sequence: number, limit: number): Promise<readonly PublishedEvent[]>;

  /**
   * Continues this log by a published one, byte for byte, verifying each leaf. `naturalKeys[i]` belongs to `events[i]`.
   * Refuses (`log.not-a-continuation`) unless the first event follows the head.
   */
  abstract replicate(
    events: readonly PublishedEvent[],
    naturalKeys: readonly (NaturalKey | undefined)[],
  ): Promise<void>;

  abstract head(): Promise<Head>;

  /** Calls the listener after each commit with the new head sequence; returns how to stop. */
  abstract onCommit(listener: (sequence: number) => void): () => void;

  abstract close(): Promise<void>;
}
