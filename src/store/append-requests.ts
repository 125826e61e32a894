import type { AppendAnswer, ExpectedVersion, Idempotency } from '#kernel/event-log.js';
import { leafOf } from './envelope.js';
import { newEventId } from './event-id.js';
import type { Ledger } from './ledger.js';
import type { LogHead } from './log-head.js';
import type { PreparedRequest } from './prepared-request.js';
import { randomBytes16 } from './random-bytes.js';

/** Answers one request inside the transaction and, if nothing stands against it, writes it. */
export function appendRequest(
  ledger: Ledger,
  head: LogHead,
  recordedAt: string,
  prepared: PreparedRequest,
): AppendAnswer {
  const { stream, events, expected, idempotency, naturalKey } = prepared.request;
  const sequence = head.sequence + events.length;
  // A retry must hear its first answer whatever has happened to the stream since: so this comes first. To keep a key
  // that is new costs no more than to ask whether it is.
  if (idempotency && !ledger.keep(idempotency, sequence)) {
    return earlierAnswer(ledger, idempotency) as AppendAnswer;
  }
  const version = ledger.version(stream);
  const place = { stream, version: version + events.length, sequence };
  const refused = !meets(expected, version)
    ? ({ outcome: 'conflict', version } as const)
    : heldElsewhere(naturalKey && ledger.claim(naturalKey, place));
  if (refused) {
    if (idempotency) ledger.forget(idempotency.key);
    return refused;
  }
  store(ledger, head, recordedAt, { prepared, version });
  return { outcome: 'stored', receipt: { ...place, recordedAt } };
}

/** The answer that an idempotency key got, if it got one. */
export function earlierAnswer(
  ledger: Ledger,
  { key, fingerprint }: Idempotency,
): AppendAnswer | undefined {
  const kept = ledger.kept(key);
  if (kept === undefined) return undefined;
  const outcome = kept.fingerprint === fingerprint ? 'replayed' : 'key-reused';
  return { outcome, receipt: kept.receipt };
}

const heldElsewhere = (holder: string | undefined): AppendAnswer | undefined =>
  holder === undefined ? undefined : { outcome: 'duplicate', stream: holder };

function meets(expected: ExpectedVersion, version: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return version === 0;
  if (expected === 'exists') return version > 0;
  return version === expected;
}

function store(
  ledger: Ledger,
  head: LogHead,
  recordedAt: string,
  { prepared, version }: { prepared: PreparedRequest; version: number },
): void {
  const { request } = prepared;
  const recordedMs = Date.parse(recordedAt);
  request.events.forEach((event, i) => {
    const sequence = head.sequence + 1;
    const row = {
      sequence,
      id: newEventId(recordedMs, sequence),
      stream: request.stream,
      version: version + 1 + i,
      type: event.type,
      schema: event.schema,
      recordedAt,
      actor: request.actor,
      origin: prepared.origins[i] ?? null,
      body: prepared.bodies[i] as string,
      salt: randomBytes16(),
      leaf: EMPTY as Buffer,
    };
    row.leaf = leafOf(row, row.salt);
    ledger.insert(row);
    head.advance(recordedAt, row.leaf);
  });
}

const EMPTY = Buffer.alloc(0);
