import type { Json, JsonObject } from '#kernel/json.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import { parseStrictJson } from '#kernel/strict-json.js';
import { nearest } from '#vocabulary/nearest.js';
import { DEFAULT_WEIGHTS, type Weights } from './weights.js';
import { checkWeights } from './weights-check.js';

const TEXT_MAX = 2_000;
/** Sums of greater weights would lose the small ones. */
const NUMBER_MAX = 1_000_000;

/** Weights as a user writes them: a JSON object with any part of the published ones, the rest as published. */
export function userWeights(text: string): Weights {
  if (text.length > TEXT_MAX) throw invalid(`They may take up ${TEXT_MAX} characters at most.`);
  const given = parsed(text);
  const weights = merged(DEFAULT_WEIGHTS as unknown as JsonObject, given, '') as unknown as Weights;
  try {
    checkWeights(weights);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [{ pointer, detail }] = error.problems;
    throw invalid(`${named(pointer)} cannot be used. ${detail}`);
  }
  return weights;
}

function parsed(text: string): Json {
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== 'body.not-json') throw invalid(error.message);
    throw invalid('They are not JSON. Write them as in {"kinds":{"statement":0.2}}.');
  }
}

/** What is given replaces what is published, field by field; lists are replaced whole. */
function merged(base: JsonObject, given: Json, path: string): JsonObject {
  if (!isObject(given)) throw invalid(`${named(path)} must be an object.`);
  const result: Record<string, Json> = { ...base };
  for (const [name, value] of Object.entries(given)) {
    const here = `${path}/${name.slice(0, 60)}`;
    if (!Object.hasOwn(base, name)) throw unknown(here, name, Object.keys(base));
    result[name] = replaced(base[name]!, value, here);
  }
  return result;
}

function replaced(base: Json, given: Json, path: string): Json {
  if (isObject(base)) return merged(base, given, path);
  return Array.isArray(base) ? listOfKinds(given, path) : boundedNumber(given, path);
}

function boundedNumber(given: Json, path: string): number {
  if (typeof given === 'number' && Number.isFinite(given) && given <= NUMBER_MAX) return given;
  throw invalid(`${named(path)} must be a number up to ${NUMBER_MAX}.`);
}

function listOfKinds(given: Json, path: string): Json {
  const kinds = Object.keys(DEFAULT_WEIGHTS.kinds);
  const isList = Array.isArray(given) && new Set(given).size === given.length;
  if (isList && given.every((each) => kinds.includes(String(each)))) return given.toSorted();
  throw invalid(`${named(path)} must be a list of kinds, each once: ${kinds.join(', ')}.`);
}

function unknown(path: string, name: string, names: readonly string[]): Refusal {
  const guess = nearest(name, names);
  const advice = guess ? `Did you mean "${guess}"?` : `There are: ${names.join(', ')}.`;
  return invalid(`${named(path)} is no weight. ${advice}`);
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const named = (path: string): string => (path === '' ? 'The whole' : `"${path.slice(1)}"`);

const invalid = (detail: string): Refusal =>
  refuse('invalid', 'weights.invalid', `These weights cannot be used. ${detail}`, {
    pointer: 'weights',
  });
