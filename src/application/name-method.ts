import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { labelOf } from '#positions/rule-sets/rule-set.js';
import { userWeights } from '#positions/rule-sets/user-weights.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { checkAgeing } from './check-ageing.js';
import type { Question } from './question.js';

const BASE = labelOf(weighted1);
const HASH_LENGTH = 12;

/**
 * With weights of one's own the method gets a name of its own, `weighted@1+` and the hash of all its numbers, and the
 * weights are spelled out in full: so two answers under one name were judged alike.
 */
export function nameMethod(
  { params: { shape } }: Question,
  own: JsonObject,
  asked: string | undefined,
): JsonObject {
  if (!('weights' in shape)) return own;
  if (own['weights'] === undefined) {
    if (asked?.startsWith(`${BASE}+`)) throw noWeights(asked);
    return own;
  }
  const numbers = userWeights(own['weights'] as string);
  checkAgeing(numbers, own);
  const weights = canonicalize(numbers)!;
  const hash = createHash('sha256').update(weights).digest('hex').slice(0, HASH_LENGTH);
  const method = `${BASE}+${hash}`;
  if (asked !== undefined && asked !== BASE && asked !== method) throw otherMethod(asked, method);
  return { ...own, method, weights };
}

const noWeights = (asked: string) =>
  refuse(
    'invalid',
    'weights.missing',
    `"${asked.slice(0, 60)}" is named after weights that the question does not hold. Send them as weights.`,
    { pointer: 'weights' },
  );

const otherMethod = (asked: string, method: string) =>
  refuse(
    'invalid',
    'weights.other-method',
    `These weights make the method ${method}, not "${asked.slice(0, 60)}". Leave method out, or write ${BASE}.`,
    { pointer: 'method' },
  );
