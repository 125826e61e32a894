import type { StoredEvent } from '#kernel/event.js';
import type { ExpectedVersion, NaturalKey } from '#kernel/event-log.js';
import type { JsonObject } from '#kernel/json.js';
import type { Known } from './known.js';

/** What a decider grants; it throws a Refusal otherwise. */
export interface Decision {
  /** Data to store. */
  readonly data: JsonObject;
  /** What must still be true of the stream when it is stored. */
  readonly expected: ExpectedVersion;
  /** Without `insist`, the submission says. */
  readonly naturalKey?: Pick<NaturalKey, 'claim'> & Partial<NaturalKey>;
}

/** What a decision may rest on, all of it plain data. */
export interface Circumstances {
  /** The world as we know it now. */
  readonly known: Known;
  /** The stream's events, oldest first; empty when the decider reads none. */
  readonly history: readonly StoredEvent[];
}

/** Decides on one event type: pure. */
export interface Decider {
  /** Whether the stream must be read first. */
  readonly needsHistory: boolean;
  /** A stream that must not be empty, beside the event's own. */
  readonly mustExist?: (data: JsonObject) => string;
  readonly decide: (data: JsonObject, circumstances: Circumstances) => Decision;
}
