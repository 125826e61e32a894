import { z } from 'zod';
import type { Json, JsonObject } from '#kernel/json.js';
import { isObject } from './merge-patch.js';

/** A name in a merge patch that nothing of this shape has. */
export interface StrangeName {
  /** Where it stands; the name itself last. */
  readonly path: readonly string[];
  /** What could have stood there. */
  readonly known: readonly string[];
}

/**
 * Names in a merge patch, and in the objects that it reaches into, that the shape does not have. A patch that takes such
 * a name away leaves nothing behind for the shape to refuse.
 */
export function strangeNames(
  patch: JsonObject,
  shape: z.ZodRawShape,
  within: readonly string[] = [],
): readonly StrangeName[] {
  const known = Object.keys(shape);
  return Object.entries(patch).flatMap(([name, value]) => {
    const path = [...within, name];
    return known.includes(name) ? strangeIn(value, shape[name]!, path) : [{ path, known }];
  });
}

function strangeIn(value: Json, schema: unknown, path: readonly string[]): readonly StrangeName[] {
  const bare = unwrapped(schema);
  return isObject(value) && bare instanceof z.ZodObject
    ? strangeNames(value, bare.shape, path)
    : [];
}

function unwrapped(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault;
  return isWrapped ? unwrapped(schema.unwrap()) : schema;
}
