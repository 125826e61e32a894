import { v7 } from 'uuid';
import { randomBytes16 } from './random-bytes.js';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A UUIDv7 whose counter is the sequence, so that ids sort as the log does. */
export function newEventId(recordedMs: number, sequence: number): Buffer {
  const options = { random: randomBytes16(), msecs: recordedMs, seq: sequence >>> 0 };
  return v7(options, Buffer.allocUnsafe(16));
}

/** The usual spelling of 16 bytes. */
export const idText = (bytes: Buffer): string => spelt(bytes.toString('hex'));

/** The usual spelling of 32 digits. */
export function spelt(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The 16 bytes of a UUIDv7; undefined when the text is none, or is spelt otherwise than `idText` does. */
export function idBytes(text: string): Buffer | undefined {
  return ID.test(text) ? Buffer.from(text.replaceAll('-', ''), 'hex') : undefined;
}
