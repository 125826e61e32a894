import type { JsonObject } from '#kernel/json.js';

export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

const text = (description: string): JsonObject => ({ type: 'string', description });

/** Shapes that every operation shares. */
export const SHARED_SCHEMAS: JsonObject = {
  Problem: {
    type: 'object',
    description: 'RFC 9457. `code` is stable; every code has its heading at /docs/errors.',
    required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
    properties: {
      type: { type: 'string', format: 'uri-reference' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: text('What is wrong and what to do.'),
      code: text('noun.what-is-wrong'),
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['code', 'pointer', 'detail'],
          properties: {
            code: { type: 'string' },
            pointer: text('RFC 6901 pointer into the body, or the name of a parameter or header.'),
            detail: { type: 'string' },
          },
        },
      },
    },
  },
  Links: {
    type: 'object',
    required: ['self', 'json', 'csv', 'ndjson'],
    properties: {
      self: text('This address.'),
      permanent: text('Where this very answer stands for ever.'),
      json: { type: 'string' },
      csv: { type: 'string' },
      ndjson: { type: 'string' },
    },
  },
  Accepted: {
    type: 'object',
    required: ['id', 'type', 'sequence', 'version', 'recordedAt'],
    properties: {
      id: text('What was written about.'),
      type: text('Event type.'),
      sequence: { type: 'integer', description: 'Number in the log.' },
      version: { type: 'integer', description: 'Version of the stream, for If-Match.' },
      recordedAt: { type: 'string', format: 'date-time' },
    },
  },
  Rehearsal: {
    type: 'object',
    description: 'What would come of a write that was only tried.',
    required: ['dryRun', 'events', 'positions', 'warnings'],
    properties: {
      dryRun: { const: true },
      events: {
        type: 'array',
        description: 'Empty where the idempotency key has stored it already.',
        items: {
          type: 'object',
          required: ['type', 'id', 'version', 'data'],
          properties: {
            type: text('Event type.'),
            id: text('What is written about.'),
            version: { type: 'integer', description: 'Version of the stream after it.' },
            data: {
              type: 'object',
              description:
                'Defaults filled; an id that was not given is drawn anew when it is sent.',
            },
          },
        },
      },
      positions: {
        type: 'array',
        description: 'Positions as of today that would be others, by the usual filters.',
        items: {
          type: 'object',
          required: ['party', 'on', 'before', 'after'],
          properties: {
            party: { type: 'string' },
            on: { type: 'string' },
            before: ref('BriefPosition'),
            after: ref('BriefPosition'),
          },
        },
      },
      warnings: {
        type: 'array',
        description: 'Worth a look before it is sent; each code has its heading at /docs/errors.',
        items: {
          type: 'object',
          required: ['code', 'detail', 'record', 'href'],
          properties: {
            code: { type: 'string' },
            detail: { type: 'string' },
            record: text('The record to look at.'),
            href: text('Where it stands.'),
          },
        },
      },
    },
  },
  BriefPosition: {
    type: 'object',
    required: ['class', 'score', 'since', 'n'],
    properties: {
      class: { type: 'string' },
      score: { type: ['number', 'null'] },
      since: { type: ['string', 'null'], format: 'date' },
      n: { type: 'integer', description: 'Pieces of evidence in force.' },
    },
  },
  CloudEvent: {
    type: 'object',
    description: 'CloudEvents 1.0.',
    required: ['specversion', 'id', 'source', 'type'],
    properties: {
      specversion: { const: '1.0' },
      id: { type: 'string' },
      source: { type: 'string' },
      type: { type: 'string' },
      subject: { type: 'string' },
      time: { type: 'string', format: 'date-time' },
      data: { type: 'object' },
    },
  },
};

export const DRY_RUN: JsonObject = {
  name: 'dryRun',
  in: 'query',
  description: 'The same checks and refusals, and what would come of it; nothing is written.',
  schema: { type: 'string', enum: ['true', 'false'] },
};

/** One response per status, each a problem. */
export function problems(statuses: Readonly<Record<number, string>>): JsonObject {
  const content = { 'application/problem+json': { schema: ref('Problem') } };
  return Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [status, { description, content }]),
  );
}

export const MIN_SEQUENCE: JsonObject = {
  name: 'minSequence',
  in: 'query',
  description: 'The answer waits, 5 seconds at most, until this event has been taken in.',
  schema: { type: 'integer', minimum: 0 },
};
