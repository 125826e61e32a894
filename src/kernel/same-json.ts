/** Whether two values are the same JSON, in whatever order their members stand; an undefined one counts as left out. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isNested(one) || !isNested(other) || Array.isArray(one) !== Array.isArray(other))
    return false;
  return hasMembersOf(one, other) && hasMembersOf(other, one);
}

type Nested = Readonly<Record<string, unknown>>;

const isNested = (value: unknown): value is Nested => typeof value === 'object' && value !== null;

function hasMembersOf(one: Nested, other: Nested): boolean {
  for (const name in other) if (!sameJson(one[name], other[name])) return false;
  return true;
}
