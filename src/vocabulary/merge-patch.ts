import type { Json, JsonObject } from '#kernel/json.js';
import { sameJson } from '#kernel/same-json.js';

/** RFC 7396: members of the patch replace those of the target, null takes a member away. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(merged[name] ?? null, value);
  }
  return merged;
}

/** Whether both say the same, where what is left out and what is null say nothing. */
export const saysTheSame = (one: Json, other: Json): boolean =>
  sameJson(mergePatch({}, one), mergePatch({}, other));

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
