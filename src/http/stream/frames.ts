import { wireType } from '#application/questions/cloud-event.js';
import type { JsonObject } from '#kernel/json.js';
import { frameworkOf } from '#vocabulary/principle.js';
import { TYPE_OF_KIND } from '#vocabulary/record-life.js';

/** What a reader may follow: the events themselves, or word of what they may have moved. */
export const TOPICS = ['events', 'positions'] as const;
export type Topic = (typeof TOPICS)[number];

/** First words of a stream: how long to wait before coming back, milliseconds. */
export const GREETING = 'retry: 2000\n\n';
/** A comment, so that nobody on the way takes the line for dead. */
export const PING = ': still here\n\n';

/** One event as a server-sent event; the id is its sequence, so `Last-Event-ID` says where to go on. */
export function frameOf(event: JsonObject, topic: Topic): string {
  const data = topic === 'events' ? event : touched(event);
  return `id: ${event['sequence']}\nevent: ${topic}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * Frameworks whose positions may have moved, but for what crosswalks bring to others; null where the event alone does not
 * tell, so that any may have: only a new record has no other bearings than those it names.
 */
function touched(event: JsonObject): JsonObject {
  const { type, sequence, subject, data } = event as unknown as Touching;
  const bearings = RECORDINGS.has(type) ? data.bearings : undefined;
  const frameworks = bearings && new Set(bearings.map(({ on }) => frameworkOf(on)));
  return { sequence, subject, frameworks: frameworks ? [...frameworks].toSorted() : null };
}

const RECORDINGS: ReadonlySet<string> = new Set(Object.values(TYPE_OF_KIND).map(wireType));

interface Touching {
  readonly type: string;
  readonly sequence: number;
  readonly subject: string;
  readonly data: { readonly bearings?: readonly { readonly on: string }[] };
}
