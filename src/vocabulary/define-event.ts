import { z } from 'zod';
import type { EventDefinition, Parsed, Upcast } from '#kernel/event.js';
import type { JsonObject } from '#kernel/json.js';
import { problemsOf } from './wrong-input.js';

interface Definition<Type extends string, Schema extends z.ZodType> {
  type: Type;
  summary: string;
  data: Schema;
  stream: (data: z.infer<Schema>) => string;
  example: z.input<Schema>;
  upcasts?: readonly Upcast[];
}

/** Makes an event type of a schema, so that each file of `events/` says one thing only. */
export function defineEvent<Type extends string, Schema extends z.ZodType>(
  definition: Definition<Type, Schema>,
): EventDefinition<Type, z.infer<Schema>> {
  const { type, summary, data, stream, upcasts = [] } = definition;
  const fields = fieldNames(data);
  const parse = (input: unknown): Parsed<z.infer<Schema>> => {
    const result = data.safeParse(input, { reportInput: true });
    if (result.success) return { ok: true, data: result.data };
    return { ok: false, problems: problemsOf(result.error, fields) };
  };
  return {
    type,
    summary,
    stream,
    parse,
    jsonSchema: () =>
      z.toJSONSchema(data, { io: 'input', unrepresentable: 'any' }) as unknown as JsonObject,
    example: data.parse(definition.example),
    upcasts,
    schema: upcasts.length + 1,
  };
}

/** All field names at any depth: what a mistyped one may have meant. */
function fieldNames(schema: z.ZodType): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: object };
    for (const name of Object.keys(properties ?? {})) names.add(name);
    Object.values(node).forEach(visit);
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return [...names];
}
