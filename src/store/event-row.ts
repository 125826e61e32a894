import type { Origin, StoredEvent, ToldEvent } from '#kernel/event.js';
import type { PublishedEvent } from '#kernel/event-log.js';
import type { JsonObject } from '#kernel/json.js';
import { spelt } from './event-id.js';
import { StoreDamaged } from './store-damaged.js';

/** An event as engines keep it. */
export interface EventRow {
  readonly sequence: number;
  /** 16 bytes. */
  readonly id: Buffer;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schema: number;
  readonly recordedAt: string;
  readonly actor: string;
  /** Canonical JSON of an `Origin`. */
  readonly origin: string | null;
  /** Canonical JSON of the data, the very text that was hashed. */
  readonly body: string;
}

/** As it is read in great numbers: small buffers are dear. */
export type ReadRow = Omit<EventRow, 'id'> & {
  /** 32 hexadecimal digits, in small letters. */
  readonly id: string;
};

/** As much of it as projections are told. */
export type ToldRow = Pick<
  EventRow,
  'sequence' | 'stream' | 'version' | 'type' | 'schema' | 'body'
>;

/** With what its hash rests on. */
export interface SealedRow extends EventRow {
  /** 16 bytes. */
  readonly salt: Buffer;
  /** 32 bytes. */
  readonly leaf: Buffer;
}

/** What readers get. */
export const toStored = (row: EventRow): StoredEvent =>
  readEvent({ ...row, id: row.id.toString('hex') });

/** Its members stand in the order in which a published log spells them. */
export function readEvent(row: ReadRow): StoredEvent {
  const event = {
    sequence: row.sequence,
    id: spelt(row.id),
    stream: row.stream,
    version: row.version,
    type: row.type,
    schema: row.schema,
    recordedAt: row.recordedAt,
    actor: row.actor,
    data: parsed<JsonObject>(row.body, row.sequence),
    text: row.body,
  };
  if (row.origin === null) return event;
  return { ...event, origin: parsed<Origin>(row.origin, row.sequence) };
}

export const readTold = ({
  sequence,
  stream,
  version,
  type,
  schema,
  body,
}: ToldRow): ToldEvent => ({
  sequence,
  stream,
  version,
  type,
  schema,
  data: parsed<JsonObject>(body, sequence),
  text: body,
});

/** What a published log is made of. */
export function toPublished(row: SealedRow): PublishedEvent {
  const { text: _, ...event } = toStored(row);
  return { ...event, salt: row.salt.toString('hex'), leaf: row.leaf.toString('hex') };
}

function parsed<Value>(text: string, sequence: number): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    throw new StoreDamaged(
      `Event ${sequence} is not JSON any more. Stop, keep the files and restore a backup.`,
    );
  }
}
