import { z } from 'zod';
import type { Json, JsonObject } from '#kernel/json.js';

/** The schema of strings that a question takes. */
export const paramsSchema = (params: z.ZodObject): JsonObject =>
  z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as unknown as JsonObject;

/** A schema as part of a document: its references to itself point to where it now stands. */
export function embedded(schema: JsonObject, place: string): JsonObject {
  const { $schema: _, ...rest } = schema;
  return relocated(rest, place) as JsonObject;
}

function relocated(node: Json, place: string): Json {
  if (Array.isArray(node)) return node.map((each) => relocated(each, place));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]): [string, Json] => {
    if (name === '$ref' && typeof value === 'string') return [name, value.replace(/^#/, place)];
    return [name, relocated(value, place)];
  });
  return Object.fromEntries(entries);
}

/** The schema without some fields: they come from elsewhere. */
export function withoutFields(schema: JsonObject, names: readonly string[]): JsonObject {
  const properties = Object.entries((schema['properties'] ?? {}) as JsonObject);
  return {
    ...schema,
    properties: Object.fromEntries(properties.filter(([name]) => !names.includes(name))),
    required: requiredOf(schema).filter((name) => !names.includes(name)),
  };
}

/** The schema with some fields no longer required. */
export const withOptional = (schema: JsonObject, names: readonly string[]): JsonObject => ({
  ...schema,
  required: requiredOf(schema).filter((name) => !names.includes(name)),
});

export const requiredOf = (schema: JsonObject): readonly string[] =>
  (schema['required'] ?? []) as readonly string[];
