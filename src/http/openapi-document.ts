import type { JsonObject } from '#kernel/json.js';
import { embedded } from './json-schema.js';
import { ARCHIVE_OPERATION } from './openapi-archive.js';
import { CITE_OPERATIONS } from './openapi-cite.js';
import { IMPORTS_OPERATION } from './openapi-imports.js';
import { readOperation } from './openapi-reads.js';
import { SHARED_SCHEMAS } from './openapi-shared.js';
import { STREAM_OPERATION } from './openapi-stream.js';
import { writeOperation } from './openapi-writes.js';
import type { QuestionBook } from './question-book.js';
import { WRITE_ROUTES } from './write-routes.js';

/** OpenAPI 3.1, made of the same definitions that answer: it cannot say anything else than they do. */
export function openApiDocument(book: QuestionBook): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Standpoint',
      version: 'v1',
      summary: 'Where countries stand, since when, in words or in deeds, and how sure we are.',
      description:
        'Every read also answers at the same address with .json, .csv, .ndjson, .parquet, .xlsx or .metadata.json behind it. Writing needs a key.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'Reading' }, { name: 'Citing' }, { name: 'Writing' }],
    paths: pathsOf(book),
    components: {
      schemas: { ...eventSchemas(book), ...SHARED_SCHEMAS },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key, sp_…' } },
    },
  };
}

function pathsOf(book: QuestionBook): JsonObject {
  const paths: Record<string, JsonObject> = {};
  const add = (path: string, method: string, operation: JsonObject) => {
    paths[`/v1${path}`] = { ...paths[`/v1${path}`], [method]: operation };
  };
  for (const question of book.questions.values()) {
    add(question.path, 'get', readOperation(question));
  }
  add('/exports/{framework}.zip', 'get', ARCHIVE_OPERATION);
  add('/stream', 'get', STREAM_OPERATION);
  add('/imports', 'post', IMPORTS_OPERATION);
  for (const [path, method, operation] of CITE_OPERATIONS) add(path, method, operation);
  for (const route of WRITE_ROUTES) add(route.path.text, 'post', writeOperation(route, book));
  return paths;
}

function eventSchemas(book: QuestionBook): JsonObject {
  const schemas = [...book.events.values()].map(({ type, summary, jsonSchema }) => [
    type,
    { ...embedded(jsonSchema(), `#/components/schemas/${type}`), description: summary },
  ]);
  return Object.fromEntries(schemas) as JsonObject;
}
