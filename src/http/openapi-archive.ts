import type { JsonObject } from '#kernel/json.js';
import { MIN_SEQUENCE, problems } from './openapi-shared.js';

/** What `/v1/exports/{framework}.zip` is in OpenAPI. */
export const ARCHIVE_OPERATION: JsonObject = {
  operationId: 'export',
  summary: 'Everything about one framework, as a Frictionless Data Package 2.0.',
  tags: ['Reading'],
  parameters: [
    {
      name: 'framework',
      in: 'path',
      required: true,
      description: 'Framework, as in gids.',
      schema: { type: 'string' },
    },
    {
      name: 'asOf',
      in: 'query',
      required: false,
      description: 'The day asked about. Default: the day on which the last event was recorded.',
      schema: { type: 'string', format: 'date' },
    },
    {
      name: 'knownAt',
      in: 'query',
      required: false,
      description: 'Sequence or instant up to which we know: with it, the same bytes for ever.',
      schema: { type: 'string' },
    },
    MIN_SEQUENCE,
  ],
  responses: {
    200: {
      description: 'The archive.',
      content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
    },
    ...problems({
      400: 'A parameter is wrong.',
      404: 'There is no such framework.',
      503: 'Not caught up yet; Retry-After says when to ask again.',
    }),
  },
};
