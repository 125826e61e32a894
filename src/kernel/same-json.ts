/** Whether two values are the same JSON, in whatever order their members stand; an undefined one counts as left out. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) return Array.isArray(other) && sameItems(one, other);
  return isObject(one) && isObject(other) && sameMembers(one, other);
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (!sameJson(one[at], other[at])) return false;
  return true;
}

function sameMembers(one: Members, other: Members): boolean {
  for (const name in one) if (!sameJson(one[name], other[name])) return false;
  for (const name in other) {
    if (one[name] === undefined && other[name] !== undefined) return false;
  }
  return true;
}
