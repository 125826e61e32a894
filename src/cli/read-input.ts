import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parseInput } from '#kernel/input-json.js';
import type { Json, JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { cannotRead } from '../imports/unreadable.js';

/** The text of a file, or of stdin for "-". */
export async function readText(file: string): Promise<string> {
  const bytes = file === '-' ? await buffer(process.stdin) : await bytesOf(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('invalid', 'input.not-utf8', `${file} is not UTF-8. Save it in that encoding.`);
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

/** JSON that somebody typed, or with "@" in front the file that holds it. */
export async function readJson(words: string, name: string): Promise<Json> {
  return words.startsWith('@')
    ? parseInput(await readText(words.slice(1)), words.slice(1))
    : parseInput(words, name);
}

export async function readObject(file: string): Promise<JsonObject> {
  const value = parseInput(await readText(file), file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw refuse('invalid', 'input.not-an-object', `${file} must hold one JSON object, in braces.`);
}
