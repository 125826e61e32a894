import type { AppendAnswer, ExpectedVersion, NaturalKey, NewEvent } from '#kernel/event-log.js';
import { leafOf } from './envelope.js';
import { newEventId } from './event-id.js';
import type { SealedRow } from './event-row.js';
import type { Ledger } from './ledger.js';
import type { LogHead } from './log-head.js';
import { isSameRequest, type PreparedRequest, textAsked } from './prepared-request.js';
import { randomBytes16 } from './random-bytes.js';

/** Answers one request inside the transaction and, if nothing stands against it, writes it. */
export function appendRequest(
  ledger: Ledger,
  head: LogHead,
  recordedAt: string,
  prepared: PreparedRequest,
): AppendAnswer {
  const { stream, events, expected, idempotency } = prepared.request;
  const sequence = head.sequence + events.length;
  if (expected === 'none' && begin(ledger, head, recordedAt, prepared)) {
    return { outcome: 'stored', receipt: { stream, sequence, version: 1, recordedAt } };
  }
  // A retry must hear its first answer whatever has happened to the stream since: so this comes first.
  const earlier = idempotency && earlierAnswer(ledger, idempotency.key, () => textAsked(prepared));
  if (earlier) return earlier;
  const version = ledger.version(stream);
  const claim = (key: NaturalKey) => ledger.claim(key, { stream, sequence });
  const refused = objection(prepared, version, claim);
  if (refused) return refused;
  store(ledger, head, recordedAt, { prepared, version });
  return {
    outcome: 'stored',
    receipt: { stream, sequence, version: version + events.length, recordedAt },
  };
}

/** What `appendRequest` would answer now; nothing is written. */
export function rehearseRequest(
  ledger: Ledger,
  head: LogHead,
  recordedAt: string,
  prepared: PreparedRequest,
): AppendAnswer {
  const { stream, events, idempotency } = prepared.request;
  const earlier = idempotency && earlierAnswer(ledger, idempotency.key, () => textAsked(prepared));
  if (earlier) return earlier;
  const version = ledger.version(stream);
  const holder = (key: NaturalKey) => ledger.holder(key, stream);
  const refused = objection(prepared, version, holder);
  if (refused) return refused;
  const sequence = head.sequence + events.length;
  return {
    outcome: 'stored',
    receipt: { stream, sequence, version: version + events.length, recordedAt },
  };
}

/** What stands against the request; `claim` answers which stream holds its natural key. */
function objection(
  { request: { expected, naturalKey } }: PreparedRequest,
  version: number,
  claim: (key: NaturalKey) => string | undefined,
): AppendAnswer | undefined {
  if (!meets(expected, version)) return { outcome: 'conflict', version };
  const holder = naturalKey && claim(naturalKey);
  return holder === undefined ? undefined : { outcome: 'duplicate', stream: holder };
}

/** Tries the quick way; false, and nothing done, when it is not open. */
function begin(
  ledger: Ledger,
  head: LogHead,
  recordedAt: string,
  prepared: PreparedRequest,
): boolean {
  const { events, naturalKey } = prepared.request;
  if (events.length > 1) return false;
  const row = seal(prepared, 0, { sequence: head.sequence + 1, version: 1, recordedAt });
  if (!ledger.begin(row, naturalKey?.claim ?? null, prepared.keeping)) return false;
  head.advance(recordedAt, row.leaf);
  return true;
}

/** The answer that an idempotency key got, if it got one. */
export function earlierAnswer(
  ledger: Ledger,
  key: string,
  asked: () => string,
): AppendAnswer | undefined {
  const kept = ledger.kept(key);
  if (kept === undefined) return undefined;
  const outcome = isSameRequest(kept, asked()) ? 'replayed' : 'key-reused';
  return { outcome, receipt: kept.receipt };
}

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
  const last = prepared.bodies.length - 1;
  for (let i = 0; i <= last; i += 1) {
    const at = { sequence: head.sequence + 1, version: version + 1 + i, recordedAt };
    const row = seal(prepared, i, at);
    ledger.insert(row, i === last ? prepared.keeping : undefined);
    head.advance(recordedAt, row.leaf);
  }
}

/** The event at the index, with its hash. */
function seal(
  { request, bodies, origins }: PreparedRequest,
  i: number,
  { sequence, version, recordedAt }: Pick<SealedRow, 'sequence' | 'version' | 'recordedAt'>,
): SealedRow {
  const { type, schema } = request.events[i] as NewEvent;
  const row = {
    sequence,
    id: newEventId(Date.parse(recordedAt), sequence),
    stream: request.stream,
    version,
    type,
    schema,
    recordedAt,
    actor: request.actor,
    origin: origins[i] ?? null,
    body: bodies[i] as string,
    salt: randomBytes16(),
    leaf: EMPTY as Buffer,
  };
  row.leaf = leafOf(row, row.salt);
  return row;
}

const EMPTY = Buffer.alloc(0);
