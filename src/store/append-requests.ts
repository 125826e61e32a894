import type {
  AppendAnswer,
  AppendRequest,
  ExpectedVersion,
  Idempotency,
  Receipt,
} from '#kernel/event-log.js';
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
  const { request } = prepared;
  // A retry must hear its first answer whatever has happened to the stream since: so this check comes first.
  const earlier = request.idempotency && earlierAnswer(ledger, request.idempotency);
  if (earlier) return earlier;
  const version = ledger.version(request.stream);
  if (!meets(request.expected, version)) return { outcome: 'conflict', version };
  const holder = heldElsewhere(ledger, request);
  if (holder !== undefined) return { outcome: 'duplicate', stream: holder };
  return { outcome: 'stored', receipt: store(ledger, head, recordedAt, { prepared, version }) };
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

function meets(expected: ExpectedVersion, version: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return version === 0;
  if (expected === 'exists') return version > 0;
  return version === expected;
}

function heldElsewhere(ledger: Ledger, { naturalKey, stream }: AppendRequest): string | undefined {
  if (!naturalKey || naturalKey.claim === null || naturalKey.insist) return undefined;
  return ledger.holder(naturalKey.claim, stream);
}

function store(
  ledger: Ledger,
  head: LogHead,
  recordedAt: string,
  { prepared, version }: { prepared: PreparedRequest; version: number },
): Receipt {
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
  const receipt = {
    stream: request.stream,
    sequence: head.sequence,
    version: version + request.events.length,
    recordedAt,
  };
  if (request.idempotency) ledger.keep(request.idempotency, receipt);
  if (request.naturalKey) hold(ledger, request.stream, request.naturalKey.claim);
  return receipt;
}

const EMPTY = Buffer.alloc(0);

/** Makes the stream hold this key only; none for null. */
export function hold(ledger: Ledger, stream: string, claim: string | null): void {
  if (claim === null) ledger.release(stream);
  else ledger.claim(claim, stream);
}
