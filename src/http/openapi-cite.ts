import { STYLES } from '#application/citing/styles.js';
import type { JsonObject } from '#kernel/json.js';
import { problems } from './openapi-shared.js';

const inPath = (name: string, description: string): JsonObject => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

const CITATION: JsonObject = {
  description: 'The citation, and whether the answer is still the same.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['id', 'question', 'query', 'sequence', 'sha256', 'verified', 'text', 'links'],
        properties: {
          id: { type: 'string' },
          question: { type: 'string' },
          query: { type: 'object', description: 'Every parameter, defaults spelled out.' },
          sequence: { type: 'integer' },
          sha256: { type: 'string', description: 'Of the answer as CSV, when it was cited.' },
          verified: { type: 'boolean', description: 'Whether it is the same now.' },
          text: { type: 'string', description: 'The citation in APA style.' },
          links: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
    },
  },
};

/** What is under /v1/cite in OpenAPI, by path and method. */
export const CITE_OPERATIONS: readonly (readonly [string, string, JsonObject])[] = [
  [
    '/cite',
    'post',
    {
      operationId: 'cite',
      summary: 'Cite an answer: what was asked, and a checksum of what was answered. Needs no key.',
      tags: ['Citing'],
      parameters: [],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                address: { type: 'string', description: 'Of the answer.' },
                question: { type: 'string', description: 'Its name, in place of an address.' },
                query: { type: 'object', description: 'Its parameters.' },
              },
            },
            example: { address: '/v1/frameworks/gids/positions?asOf=2021-03-01' },
          },
        },
      },
      responses: {
        201: CITATION,
        200: { ...CITATION, description: 'It was cited before: the same citation.' },
        ...problems({
          400: 'It cannot be cited.',
          404: 'What is asked about does not exist.',
          413: 'The body is too large.',
          415: 'The body is not JSON.',
          503: 'There is no room for more.',
        }),
      },
    },
  ],
  [
    '/cite/{id}',
    'get',
    {
      operationId: 'citation',
      summary: 'A citation: the answer is worked out again and compared.',
      description: `Also with ${Object.values(STYLES)
        .map(({ suffix }) => suffix)
        .join(', ')} behind it.`,
      tags: ['Citing'],
      parameters: [inPath('id', 'Of the citation.')],
      responses: {
        200: CITATION,
        ...problems({ 400: 'It takes no parameters.', 404: 'Nothing was cited under it.' }),
      },
    },
  ],
  [
    '/cite/{a}/diff/{b}',
    'get',
    {
      operationId: 'compare-citations',
      summary: 'What two cited answers to one question have not in common.',
      tags: ['Citing'],
      parameters: [inPath('a', 'Of the one citation.'), inPath('b', 'Of the other.')],
      responses: {
        200: {
          description: 'Parameters that differ, and rows that came, went or changed.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        ...problems({ 400: 'They cite different questions.', 404: 'One of them is not there.' }),
      },
    },
  ],
];
