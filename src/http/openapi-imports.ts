import type { JsonObject } from '#kernel/json.js';
import { DRY_RUN, problems } from './openapi-shared.js';

const count = (description: string): JsonObject => ({ type: 'integer', description });

const REPORT: JsonObject = {
  description: 'What became of the lines.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['lines', 'recorded', 'known', 'rejected', 'held', 'told'],
        properties: {
          lines: count('Lines that came.'),
          dryRun: { const: true, description: 'Only where it was asked for: nothing is written.' },
          recorded: count('Recorded now; in a dry run, what would be.'),
          known: count('Recorded by an earlier request.'),
          rejected: count('Refused.'),
          held: count('Sound, but of a batch that holds a line which was refused.'),
          told: {
            type: 'array',
            description: 'The first thousand lines that were not recorded now.',
            items: {
              type: 'object',
              required: ['line', 'status'],
              properties: {
                line: { type: 'integer' },
                status: { type: 'string', enum: ['known', 'rejected', 'held'] },
                problems: { type: 'array', items: { type: 'object' } },
              },
            },
          },
        },
      },
    },
  },
};

/** What `/v1/imports` is in OpenAPI. */
export const IMPORTS_OPERATION: JsonObject = {
  operationId: 'import',
  summary: 'Record many: a record a line, taken in while they arrive.',
  description:
    'Lines are taken in batches of 500; of a batch with a line that is refused nothing is recorded. Each line has an idempotency key made of its id, or of its text where it has none: what is sent again adds nothing. Content-Encoding may be gzip. A request must have arrived within 30 seconds; send more in pieces.',
  tags: ['Writing'],
  security: [{ key: [] }],
  parameters: [DRY_RUN],
  requestBody: {
    required: true,
    content: { 'application/x-ndjson': { schema: { type: 'string' } } },
  },
  responses: {
    200: REPORT,
    ...problems({
      400: 'The body cannot be read.',
      401: 'A key is needed.',
      415: 'It is not lines of JSON.',
      422: 'Some lines were refused, and with them their batches; the members of the report are beside those of the problem.',
      503: 'Not all was written; send all again.',
      507: 'The disk is full.',
    }),
  },
};
