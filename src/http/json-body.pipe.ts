import { Injectable, type PipeTransform } from '@nestjs/common';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { parseStrictJson } from '#kernel/strict-json.js';

/** Makes the object that a body means. A pipe, so that a key is checked before a byte of the body is looked at. */
@Injectable()
export class JsonBody implements PipeTransform<unknown, JsonObject> {
  transform(body: unknown): JsonObject {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    if (bytes.length === 0) {
      throw refuse('invalid', 'body.not-json', 'The body is empty. Send a JSON object.');
    }
    const value = parseStrictJson(decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as JsonObject;
    }
    throw refuse('invalid', 'body.not-an-object', 'The body must be one JSON object, in braces.');
  }
}

/** A broken byte must not become a replacement character in a quotation. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('invalid', 'body.not-utf8', 'The body is not UTF-8. Save it in that encoding.');
  }
}
