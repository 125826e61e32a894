import type { FastifyRequest } from 'fastify';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { parseStrictJson } from '#kernel/strict-json.js';
import { codingOf } from './content-coding.js';

/** The object that a body means. For handlers to call, so that a key is checked before a byte of the body is looked at. */
export function jsonBody(request: FastifyRequest): JsonObject {
  // One that is packed would be called broken text, or be taken for what it is not.
  codingOf(request);
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (bytes.length === 0) {
    throw refuse('invalid', 'body.not-json', 'The body is empty. Send a JSON object.');
  }
  const value = parseStrictJson(decode(bytes));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw refuse('invalid', 'body.not-an-object', 'The body must be one JSON object, in braces.');
}

/** A broken byte must not become a replacement character in a quotation. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('invalid', 'body.not-utf8', 'The body is not UTF-8. Save it in that encoding.');
  }
}
