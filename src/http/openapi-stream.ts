import type { JsonObject } from '#kernel/json.js';
import { problems } from './openapi-shared.js';
import { TOPICS } from './stream/frames.js';

/** The stream in OpenAPI: it is no question, for it has no end. */
export const STREAM_OPERATION: JsonObject = {
  operationId: 'stream',
  summary: 'The log as server-sent events, as it grows; the id of each is its sequence.',
  tags: ['Reading'],
  parameters: [
    {
      name: 'after',
      in: 'query',
      description:
        'The last event that the reader has; by default the newest. Last-Event-ID says the same.',
      schema: { type: 'integer', minimum: 0 },
    },
    {
      name: 'topics',
      in: 'query',
      description:
        'With commas between. events: CloudEvents. positions: which frameworks may have moved.',
      schema: { type: 'string', default: 'events', examples: [TOPICS.join(',')] },
    },
  ],
  responses: {
    200: {
      description: 'The stream.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    ...problems({
      400: 'A parameter is wrong.',
      503: 'Too many follow it already; Retry-After says when to ask again.',
    }),
  },
};
