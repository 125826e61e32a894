import { hash } from 'node:crypto';

/**
 * SHA-256 as 32 bytes. The detour through latin1 is on purpose: `crypto.hash` hands out strings four times
 * faster than buffers, and this runs several times for each event.
 */
export function sha256(input: string | Uint8Array): Buffer {
  return Buffer.from(hash('sha256', input, 'binary'), 'latin1');
}

/** SHA-256 as 64 hex digits; a string is hashed as UTF-8. */
export function sha256Hex(input: string | Uint8Array): string {
  return hash('sha256', input, 'hex');
}
