import type { StoredEvent } from '#kernel/event.js';
import type { JsonObject } from '#kernel/json.js';
import { groupParty } from '#vocabulary/party.js';

/** An event as it goes over the wire: CloudEvents 1.0 with the extensions sequence, streamversion and actor. */
export const cloudEvent = (event: StoredEvent): JsonObject => ({
  specversion: '1.0',
  id: event.id,
  source: '/standpoint',
  type: wireType(event.type),
  subject: subjectOf(event.stream),
  time: event.recordedAt,
  datacontenttype: 'application/json',
  sequence: event.sequence,
  streamversion: event.version,
  actor: event.actor,
  ...(event.origin && { origin: { ...event.origin } }),
  data: event.data,
});

/** The type of such an event on the wire. */
export const wireType = (type: string): string => `standpoint.${type}`;

/** What the event is about: a record or another thing by its identifier, a group as a party. */
function subjectOf(stream: string): string {
  const name = stream.slice(stream.indexOf('/') + 1);
  return stream.startsWith('group/') ? groupParty(name) : name;
}
