import type { AppendRequest, Idempotency, NewEvent } from '#kernel/event-log.js';
import { refuse } from '#kernel/refusal.js';
import { canonicalText, requireWellFormed } from './canonical.js';
import type { Keeping, Kept } from './ledger.js';
import { sha256Hex } from './sha256.js';

/** A request whose events are already text. */
export interface PreparedRequest {
  readonly request: AppendRequest;
  readonly bodies: readonly string[];
  readonly origins: readonly (string | null)[];
  readonly keeping: Keeping | undefined;
}

/**
 * Refuses what could not be stored before it joins a batch, so that one bad request never fails its neighbours.
 */
export function prepareRequest(request: AppendRequest): PreparedRequest {
  requireWellFormed(request.stream, request.actor);
  if (request.idempotency) {
    requireWellFormed(request.idempotency.key, request.idempotency.asked ?? '');
  }
  requireWellFormed(request.naturalKey?.claim ?? '');
  request.events.forEach(requireStorable);
  const bodies = request.events.map(({ text, data }) => text ?? canonicalText(data));
  return {
    request,
    bodies,
    origins: request.events.map(originText),
    keeping: request.idempotency && keepingOf(request.idempotency),
  };
}

const keepingOf = ({ key, asked }: Idempotency): Keeping => ({
  key,
  digest: asked === null ? null : sha256Hex(asked),
});

/** What was asked of a prepared request with an idempotency key. */
export const textAsked = ({ request, bodies }: PreparedRequest): string =>
  request.idempotency?.asked ?? askedOf(request.events[0], bodies[0] as string);

/** Whether a key was kept for this very request. */
export const isSameRequest = (kept: Kept, asked: string): boolean =>
  kept.digest === null ? asked === askedOf(kept, kept.body) : kept.digest === sha256Hex(asked);

const askedOf = ({ type }: { readonly type: string }, body: string): string => `${type} ${body}`;

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
