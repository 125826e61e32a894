import type { Json, JsonObject } from '#kernel/json.js';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const stepsOf = (pointer: string): readonly string[] => pointer.split('/').slice(1);

/** What stands at an RFC 6901 pointer; undefined for nothing. Names of our fields need no escapes. */
export function valueAt(draft: Json, pointer: string): Json | undefined {
  let value: Json | undefined = draft;
  for (const step of stepsOf(pointer)) {
    value = isList(value) ? value[Number(step)] : isObject(value) ? value[step] : undefined;
  }
  return value;
}

/** The draft with another value at the pointer; objects on the way there are made. */
export function withValue<Draft extends Json>(draft: Draft, pointer: string, value: Json): Draft {
  return replaced(draft, stepsOf(pointer), value) as Draft;
}

function replaced(node: Json | undefined, [step, ...rest]: readonly string[], value: Json): Json {
  if (step === undefined) return value;
  if (isList(node)) {
    const at = Number(step);
    return at < node.length
      ? node.map((each, i) => (i === at ? replaced(each, rest, value) : each))
      : [...node, replaced(undefined, rest, value)];
  }
  const object = isObject(node) ? node : {};
  return { ...object, [step]: replaced(object[step], rest, value) };
}

/**
 * What is to be sent: without what was left empty. Entries of a list keep their places, so that a pointer into what was
 * sent is a pointer into the draft.
 */
export function filled(draft: JsonObject): JsonObject {
  const entries = Object.entries(draft).map(([name, value]) => [name, filledValue(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}

function filledValue(value: Json): Json {
  if (isList(value)) return value.map((each) => (isObject(each) ? filled(each) : each));
  return isObject(value) ? filled(value) : value;
}

/** An empty list says something: that there are none. */
const isEmpty = (value: Json): boolean =>
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (isObject(value) && Object.keys(value).length === 0);

/** RFC 7396: what makes the one out of the other. */
export function patchBetween(before: JsonObject, after: JsonObject): JsonObject {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const entries = names
    .map((name) => [name, memberPatch(before[name], after[name])] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function memberPatch(before: Json | undefined, after: Json | undefined): Json | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  if (after === undefined) return null;
  return isObject(before) && isObject(after) ? patchBetween(before, after) : after;
}
