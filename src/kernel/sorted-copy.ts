import type { Json } from './json.js';

const DEPTH_MAX = 64;
const FEW = 32;
/** Keys that begin with one of these may not stay where they are put: numbers move to the front, `__proto__` sets. */
const ZERO = 48;
const NINE = 57;
const UNDERSCORE = 95;

/** Whether the built-in JSON.stringify writes canonical text of the value as it stands. */
export function isInOrder(value: Json, depth = 0): boolean {
  if (typeof value !== 'object') return isPlain(value);
  if (value === null) return true;
  if (depth > DEPTH_MAX) return false;
  return Array.isArray(value)
    ? value.every((item) => isInOrder(item, depth + 1))
    : areMembersInOrder(value as { readonly [key: string]: Json }, depth);
}

function areMembersInOrder(members: { readonly [key: string]: Json }, depth: number): boolean {
  let last = '';
  for (const key in members) {
    if (key < last || mayMove(key.charCodeAt(0)) || !isInOrder(members[key] as Json, depth + 1)) {
      return false;
    }
    last = key;
  }
  return typeof members['toJSON'] !== 'function';
}

/**
 * A copy whose members stand in the order of RFC 8785, so that the built-in JSON.stringify writes canonical text,
 * at half the price of a writer of our own. Undefined where that cannot be promised.
 */
export function sortedCopy(value: Json, depth = 0): Json | undefined {
  if (typeof value !== 'object') return isPlain(value) ? value : undefined;
  if (value === null) return null;
  if (depth > DEPTH_MAX) return undefined;
  return Array.isArray(value)
    ? sortedItems(value, depth)
    : sortedMembers(value as { readonly [key: string]: Json }, depth);
}

function isPlain(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function sortedItems(items: readonly Json[], depth: number): Json | undefined {
  const copy: Json[] = [];
  for (const item of items) {
    const inner = sortedCopy(item, depth + 1);
    if (inner === undefined) return undefined;
    copy.push(inner);
  }
  return copy;
}

function sortedMembers(members: { readonly [key: string]: Json }, depth: number): Json | undefined {
  if (typeof members['toJSON'] === 'function') return undefined;
  const copy: { [key: string]: Json } = {};
  for (const key of inOrder(Object.keys(members))) {
    const inner = sortedCopy(members[key] as Json, depth + 1);
    if (inner === undefined || mayMove(key.charCodeAt(0))) return undefined;
    copy[key] = inner;
  }
  return copy;
}

/** By UTF-16 units, in place. For the few members of most objects the built-in sort costs more than all the rest. */
function inOrder(keys: string[]): string[] {
  if (keys.length > FEW) return keys.sort();
  for (let next = 1; next < keys.length; next += 1) {
    const key = keys[next] as string;
    let at = next;
    for (; at > 0 && (keys[at - 1] as string) > key; at -= 1) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}

function mayMove(first: number): boolean {
  return (first >= ZERO && first <= NINE) || first === UNDERSCORE;
}
