import type { NaturalKey, PublishedEvent } from '#kernel/event-log.js';
import { type Refusal, refuse } from '#kernel/refusal.js';
import { canonicalText, requireWellFormed } from './canonical.js';
import { isInstant } from './clock.js';
import { leafOf } from './envelope.js';
import { idBytes } from './event-id.js';
import type { SealedRow } from './event-row.js';
import type { Ledger } from './ledger.js';
import type { LogHead } from './log-head.js';
import { originText } from './prepared-request.js';

/** Checks every event before the first is written, then writes them as they are. */
export function replicateEvents(
  ledger: Ledger,
  head: LogHead,
  events: readonly PublishedEvent[],
  naturalKeys: readonly (NaturalKey | undefined)[],
): void {
  if (events.length !== naturalKeys.length) {
    throw new Error(`${events.length} events came with ${naturalKeys.length} natural keys`);
  }
  const rows = events.map(sealedRow);
  requireContinuation(ledger, head, rows);
  rows.forEach((row, i) => {
    ledger.insert(row);
    head.advance(row.recordedAt, row.leaf);
    const key = naturalKeys[i];
    if (key) ledger.claim(key, row);
  });
}

function sealedRow(event: PublishedEvent): SealedRow {
  const id = idBytes(event.id);
  if (!id || !isWhole(event)) throw mismatch(event.sequence);
  requireWellFormed(event.stream, event.type, event.actor);
  const row = {
    sequence: event.sequence,
    id,
    stream: event.stream,
    version: event.version,
    type: event.type,
    schema: event.schema,
    recordedAt: event.recordedAt,
    actor: event.actor,
    origin: originText(event),
    body: canonicalText(event.data),
    salt: Buffer.from(event.salt, 'hex'),
    leaf: Buffer.from(event.leaf, 'hex'),
  };
  if (!leafOf(row, row.salt).equals(row.leaf)) throw mismatch(event.sequence);
  return row;
}

const HEX_16_BYTES = /^[0-9a-f]{32}$/;
const HEX_32_BYTES = /^[0-9a-f]{64}$/;

function isWhole(event: PublishedEvent): boolean {
  const numbers = [event.sequence, event.version, event.schema];
  return (
    numbers.every(Number.isSafeInteger) &&
    HEX_16_BYTES.test(event.salt) &&
    HEX_32_BYTES.test(event.leaf) &&
    isInstant(event.recordedAt)
  );
}

function requireContinuation(ledger: Ledger, head: LogHead, rows: readonly SealedRow[]): void {
  const versions = new Map<string, number>();
  let { sequence, recordedAt } = head;
  for (const row of rows) {
    const version = versions.get(row.stream) ?? ledger.version(row.stream);
    const follows = row.sequence === sequence + 1 && row.version === version + 1;
    if (!follows || row.recordedAt < recordedAt) throw notAContinuation(row, sequence);
    versions.set(row.stream, row.version);
    ({ sequence, recordedAt } = row);
  }
}

function notAContinuation(row: SealedRow, after: number): Refusal {
  return refuse(
    'conflict',
    'log.not-a-continuation',
    `Event ${row.sequence} does not follow event ${after} of this log. Replicate into an empty store, or go on from its head.`,
    { facts: { sequence: row.sequence, head: after } },
  );
}

function mismatch(sequence: number): Refusal {
  return refuse(
    'rejected',
    'log.hash-mismatch',
    `Event ${sequence} is not what its hash says. Fetch the log again from where it was published.`,
    { facts: { sequence } },
  );
}
