import type { Column, Question } from '#application/question.js';
import { TABLE_NAMES, type TableName } from '#application/table-format.js';
import type { JsonObject } from '#kernel/json.js';
import { FORMATS, isBatch, isCloudEvents, mediaType } from './formats.js';
import { embedded, paramsSchema, requiredOf } from './json-schema.js';
import { MIN_SEQUENCE, problems, ref } from './openapi-shared.js';
import { pathTemplate } from './path-template.js';
import { WAIT_MAX_SECONDS } from './waiting/patience.js';

/** What a question is in OpenAPI. */
export function readOperation(question: Question): JsonObject {
  return {
    operationId: question.name,
    summary: question.summary,
    tags: ['Reading'],
    parameters: [...parametersOf(question), ...EVERY_READ],
    responses: {
      200: {
        description: 'The answer.',
        headers: {
          ETag: { description: 'For If-None-Match.', schema: { type: 'string' } },
          Link: { description: 'The permanent address (cite-as).', schema: { type: 'string' } },
          ...APPLIED,
        },
        content: contentOf(question),
      },
      304: {
        description: 'Nothing changed since the tag in If-None-Match, however long it waited.',
        headers: APPLIED,
      },
      ...problems({
        400: 'A parameter is wrong.',
        404: 'There is no such thing.',
        406: 'Not in this format.',
        503: 'Not caught up yet, or too many wait; Retry-After says when to ask again.',
      }),
    },
  };
}

const APPLIED: JsonObject = {
  'Preference-Applied': {
    description: 'How long it would have waited, where Prefer asked for it.',
    schema: { type: 'string', examples: ['wait=30'] },
  },
};

/** What belongs to no question: whether and when to answer. */
const EVERY_READ: readonly JsonObject[] = [
  MIN_SEQUENCE,
  {
    name: 'wait',
    in: 'query',
    description: 'With If-None-Match: how many seconds a 304 is held back for a change to come.',
    schema: { type: 'integer', minimum: 1, maximum: WAIT_MAX_SECONDS },
  },
  {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag of the answer that one has.',
    schema: { type: 'string' },
  },
  {
    name: 'Prefer',
    in: 'header',
    description: 'RFC 7240: wait=30 does what the parameter does.',
    schema: { type: 'string', examples: ['wait=30'] },
  },
];

function parametersOf(question: Question): JsonObject[] {
  const { parameters: inPath } = pathTemplate(question.path);
  const schema = embedded(
    paramsSchema(question.params),
    `#/paths/~1v1${question.path.replaceAll('/', '~1')}/get`,
  );
  const required = requiredOf(schema);
  return Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>).map(
    ([name, { description, ...rest }]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    }),
  );
}

function contentOf(question: Question): JsonObject {
  const bare = (type: string) => type.split(';')[0]!;
  return {
    [bare(mediaType(question.name, 'json'))]: { schema: jsonAnswer(question) },
    ...Object.fromEntries(
      TABLE_NAMES.map((name) => [bare(FORMATS[name]), { schema: FORMS[name] }]),
    ),
  };
}

const FORMS: Readonly<Record<TableName, JsonObject>> = {
  csv: { type: 'string' },
  ndjson: { type: 'string' },
  parquet: { type: 'string', format: 'binary' },
  xlsx: { type: 'string', format: 'binary' },
};

function jsonAnswer({ name, columns }: Question): JsonObject {
  if (isCloudEvents(name)) {
    return isBatch(name) ? { type: 'array', items: ref('CloudEvent') } : ref('CloudEvent');
  }
  return {
    type: 'object',
    required: ['query', 'sequence', 'rows', 'links'],
    properties: {
      query: { type: 'object', description: 'Every parameter, defaults spelled out.' },
      sequence: { type: 'integer', description: 'The known sequence that the rows are true at.' },
      rows: { type: 'array', items: rowSchema(columns) },
      links: ref('Links'),
    },
  };
}

const rowSchema = (columns: readonly Column[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(
    columns.map(({ name, summary }) => [name, { description: summary }]),
  ),
});
