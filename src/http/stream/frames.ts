import type { JsonObject } from '#kernel/json.js';
import { frameworkOf } from '#vocabulary/principle.js';

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

/** Frameworks whose positions may have moved; null where the event alone does not tell, so that any may have. */
function touched(event: JsonObject): JsonObject {
  const { sequence, subject, data } = event as unknown as Touching;
  const frameworks = data.bearings?.map(({ on }) => frameworkOf(on)) ?? null;
  return { sequence, subject, frameworks: frameworks && [...new Set(frameworks)].toSorted() };
}

interface Touching {
  readonly sequence: number;
  readonly subject: string;
  readonly data: { readonly bearings?: readonly { readonly on: string }[] };
}
