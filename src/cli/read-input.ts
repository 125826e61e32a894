import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parseInput } from '#kernel/input-json.js';
import type { Json, JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { cannotRead } from '../imports/unreadable.js';

const isStdin = (file: string): boolean => file === '-';

/** What an input is called in a sentence. */
export const inputName = (file: string): string => (isStdin(file) ? 'standard input' : file);

/** The text of a file, or of stdin for "-". */
export async function readText(file: string): Promise<string> {
  const bytes = isStdin(file) ? await buffer(process.stdin) : await bytesOf(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse(
      'invalid',
      'input.not-utf8',
      `${inputName(file)} is not UTF-8. Save it in that encoding.`,
    );
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
  return words.startsWith('@') ? readWhole(words.slice(1)) : parseInput(words, name);
}

const readWhole = async (file: string): Promise<Json> =>
  parseInput(await readText(file), inputName(file));

export async function readObject(file: string): Promise<JsonObject> {
  const value = await readWhole(file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw refuse(
    'invalid',
    'input.not-an-object',
    `${inputName(file)} must hold one JSON object, in braces.`,
  );
}
