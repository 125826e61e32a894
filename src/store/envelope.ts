import { idText } from './event-id.js';
import type { EventRow } from './event-row.js';
import { leafHash } from './merkle.js';
import { sha256Hex } from './sha256.js';

const SALT_BYTES = 16;
/** A UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;
let scratch = Buffer.allocUnsafeSlow(16_384);

/**
 * Hash of the salted body, hex. The envelope holds this hash instead of the body, so that a body can be erased
 * by order of a court and every proof still holds; the salt keeps the erased text from being guessed.
 */
export function bodyHash(salt: Buffer, body: string): string {
  const room = SALT_BYTES + body.length * BYTES_PER_UNIT;
  if (scratch.length < room) scratch = Buffer.allocUnsafeSlow(room * 2);
  scratch.set(salt, 0);
  const end = SALT_BYTES + scratch.write(body, SALT_BYTES, 'utf8');
  return sha256Hex(scratch.subarray(0, end));
}

/** The RFC 8785 text that is hashed: written out by hand because its members and their order never change. */
export function envelopeText(row: EventRow, salt: Buffer): string {
  const origin = row.origin === null ? '' : `"origin":${row.origin},`;
  return (
    `{"actor":${JSON.stringify(row.actor)},"body":"${bodyHash(salt, row.body)}",` +
    `"id":"${idText(row.id)}",${origin}"recordedAt":"${row.recordedAt}","schema":${row.schema},` +
    `"sequence":${row.sequence},"stream":${JSON.stringify(row.stream)},` +
    `"type":${JSON.stringify(row.type)},"version":${row.version}}`
  );
}

/** RFC 6962 leaf hash of an event. */
export function leafOf(row: EventRow, salt: Buffer): Buffer {
  return leafHash(envelopeText(row, salt));
}
