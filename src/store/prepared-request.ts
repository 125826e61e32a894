import type { AppendRequest, NewEvent } from '#kernel/event-log.js';
import { refuse } from '#kernel/refusal.js';
import { canonicalText, requireWellFormed } from './canonical.js';

/** A request whose events are already text. */
export interface PreparedRequest {
  readonly request: AppendRequest;
  readonly bodies: readonly string[];
  readonly origins: readonly (string | null)[];
}

/**
 * Refuses what could not be stored before it joins a batch, so that one bad request never fails its neighbours.
 */
export function prepareRequest(request: AppendRequest): PreparedRequest {
  requireWellFormed(request.stream, request.actor);
  if (request.idempotency) {
    requireWellFormed(request.idempotency.key, request.idempotency.fingerprint);
  }
  requireWellFormed(request.naturalKey?.claim ?? '');
  request.events.forEach(requireStorable);
  return {
    request,
    bodies: request.events.map(({ text, data }) => text ?? canonicalText(data)),
    origins: request.events.map(originText),
  };
}

/** Canonical JSON of where an event comes from. */
export function originText({ origin }: Pick<NewEvent, 'origin'>): string | null {
  if (origin === undefined) return null;
  const { log, recordedAt, sequence } = origin;
  return canonicalText({ log, recordedAt, sequence });
}

function requireStorable(event: NewEvent): void {
  requireWellFormed(event.type);
  if (Number.isSafeInteger(event.schema) && event.schema >= 1) return;
  throw refuse(
    'invalid',
    'event.schema-not-a-number',
    `The schema of an event is a whole number from 1; this one is ${event.schema}.`,
  );
}
