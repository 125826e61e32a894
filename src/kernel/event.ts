import type { JsonObject } from './json.js';
import type { Problem } from './problem.js';

/** What a projection is told of an event: what was said, and its place. Who wrote it down, and when, moves no row. */
export interface ToldEvent<Data = JsonObject> {
  /** Number in the whole log: 1, 2, 3 … in commit order, without gaps. */
  readonly sequence: number;
  /** `category/name`, for example `record/syr-support-2020` or `framework/gids`. */
  readonly stream: string;
  /** Number within the stream: 1, 2, 3 … */
  readonly version: number;
  readonly type: string;
  /** Version of the data's shape when written; revived to the newest on reading. */
  readonly schema: number;
  readonly data: Data;
  /** The RFC 8785 text of the data, where they are as they were written: who wants JSON need not spell it again. */
  readonly text?: string | undefined;
}

/** An event as it stands in the log: immutable. */
export interface StoredEvent<Data = JsonObject> extends ToldEvent<Data> {
  /** UUIDv7. */
  readonly id: string;
  /** UTC, milliseconds, ISO 8601; never decreases along the log. */
  readonly recordedAt: string;
  /** Name of the key that wrote it. */
  readonly actor: string;
  /** Where it was first recorded, if it was taken over from a published log. */
  readonly origin?: Origin;
}

/** The place of an event in the log that first held it. */
export interface Origin {
  readonly log: string;
  readonly sequence: number;
  readonly recordedAt: string;
}

/** The answer of a parser: clean data, or everything that is wrong with it. */
export type Parsed<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** An event type: a value in one file of `events/`, found by its folder. */
export interface EventDefinition<Type extends string = string, Data = JsonObject> {
  readonly type: Type;
  /** One sentence. */
  readonly summary: string;
  /** Name of the stream that such an event belongs to. */
  readonly stream: (data: Data) => string;
  /** Checks shape, fills defaults; never mends. Problems carry pointers into the data. */
  readonly parse: (input: unknown) => Parsed<Data>;
  /** JSON Schema 2020-12 of the data as written. */
  readonly jsonSchema: () => JsonObject;
  /** A real one: fixture, documentation and proof. */
  readonly example: Data;
  /** Older shapes, oldest first: each lifts the data by one version. */
  readonly upcasts: readonly Upcast[];
  /** `upcasts.length + 1`. */
  readonly schema: number;
}

export type Upcast = (data: JsonObject) => JsonObject;
