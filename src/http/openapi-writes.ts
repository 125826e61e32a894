import type { EventDefinition } from '#kernel/event.js';
import type { Json, JsonObject } from '#kernel/json.js';
import { embedded, withOptional, withoutFields } from './json-schema.js';
import { DRY_RUN, problems, ref } from './openapi-shared.js';
import type { QuestionBook } from './question-book.js';
import type { WriteRoute } from './write-routes.js';

/** What a write route is in OpenAPI. */
export function writeOperation(route: WriteRoute, book: QuestionBook): JsonObject {
  const { content, name } = bodyOf(route, book);
  return {
    operationId: `write${name}`,
    summary: route.summary,
    tags: ['Writing'],
    security: [{ key: [] }],
    parameters: [
      ...route.path.parameters.map((each) => pathParameter(route, each)),
      ...HEADERS,
      ...(isRehearsable(route) ? [DRY_RUN] : []),
    ],
    requestBody: { required: true, content: { 'application/json': content } },
    responses: {
      ...(isRehearsable(route) ? REHEARSED : {}),
      201: {
        description: 'Stored durably; with Idempotent-Replayed if an earlier request did it.',
        headers: {
          Location: { schema: { type: 'string', format: 'uri-reference' } },
          ETag: { description: 'Version of the stream.', schema: { type: 'string' } },
        },
        content: { 'application/json': { schema: ref('Accepted') } },
      },
      ...problems(WRONG),
    },
  };
}

const WRONG = {
  400: 'Address, header or body is malformed.',
  401: 'No key, or a wrong one.',
  404: 'What is written about does not exist.',
  409: 'A duplicate, or an idempotency key used for something else.',
  412: 'The stream is not at the version in If-Match.',
  413: 'The body is too large.',
  415: 'The body is not JSON, or is packed.',
  422: 'The event cannot be right.',
  503: 'Nothing was written; try again.',
  507: 'The disk is full.',
};

const HEADERS: readonly JsonObject[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key and body are stored once, for ever; the answer is the same.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  },
  {
    name: 'If-Match',
    in: 'header',
    description: 'Version of the stream that the writer saw, in quotes.',
    schema: { type: 'string', pattern: '^(W/)?"[0-9]+"$' },
  },
  {
    name: 'insist',
    in: 'query',
    description: 'Record it although it looks like one that is there.',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
];

/** Records and what happens to them: what else would change is not foretold. */
const isRehearsable = ({ shownBy }: WriteRoute): boolean => shownBy === 'record';

const REHEARSED: JsonObject = {
  200: {
    description: 'With dryRun=true: nothing was written.',
    content: { 'application/json': { schema: ref('Rehearsal') } },
  },
};

const pathParameter = ({ numbers }: WriteRoute, name: string): JsonObject => ({
  name,
  in: 'path',
  required: true,
  schema: numbers.includes(name) ? { type: 'integer', minimum: 1 } : { type: 'string' },
});

function bodyOf(
  route: WriteRoute,
  { events }: QuestionBook,
): { readonly content: JsonObject; readonly name: string } {
  if (route.type === undefined) {
    const records = [...events.values()].filter(isRecord);
    const oneOf = records.map((each) => withOptional(schemaOf(each), route.given));
    const example = records[0]?.example;
    return { content: { schema: { oneOf }, ...exampleOf(example) }, name: 'Record' };
  }
  const definition = events.get(route.type);
  if (!definition) throw new Error(`No event type ${route.type} for ${route.path.text}.`);
  return { content: typedContent(route, definition), name: definition.type };
}

function typedContent(route: WriteRoute, definition: EventDefinition): JsonObject {
  const schema = schemaOf(definition);
  if (route.wrap !== undefined) {
    const properties = (schema['properties'] ?? {}) as JsonObject;
    return { schema: properties[route.wrap]!, ...exampleOf(definition.example[route.wrap]) };
  }
  const example = Object.entries(definition.example).filter(
    ([name]) => !route.path.parameters.includes(name),
  );
  return {
    schema: withoutFields(schema, route.path.parameters),
    ...exampleOf(Object.fromEntries(example)),
  };
}

const exampleOf = (example: Json | undefined): JsonObject =>
  example === undefined ? {} : { example };

const schemaOf = (definition: EventDefinition): JsonObject =>
  embedded(definition.jsonSchema(), `#/components/schemas/${definition.type}`);

/** Records are told apart by a fixed `kind`. */
function isRecord({ jsonSchema }: EventDefinition): boolean {
  const properties = (jsonSchema()['properties'] ?? {}) as Record<string, JsonObject>;
  return properties['kind'] !== undefined && 'const' in properties['kind'];
}
