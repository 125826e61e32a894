import type { Json, JsonObject } from '#kernel/json.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import type { WriteRoute } from './write-routes.js';

type Params = Readonly<Record<string, string>>;

/** Event data out of address and body. A body that names another thing than its address is refused. */
export function eventData(route: WriteRoute, params: Params, body: JsonObject): JsonObject {
  const fromPath = Object.fromEntries(
    route.path.parameters.map((name) => [name, fieldOf(route, name, params[name] ?? '')]),
  );
  if (route.wrap !== undefined) return { ...fromPath, [route.wrap]: body };
  for (const [name, value] of Object.entries(fromPath)) {
    if (Object.hasOwn(body, name) && body[name] !== value) throw contradiction(name, value);
  }
  return { ...body, ...fromPath };
}

/** Pointers as the sender of a wrapped body knows them. */
export function unwrapped(route: WriteRoute, error: unknown): unknown {
  if (route.wrap === undefined || !(error instanceof Refusal)) return error;
  const prefix = `/${route.wrap}`;
  const [first, ...rest] = error.problems.map((each) => {
    const inside = each.pointer === prefix || each.pointer.startsWith(`${prefix}/`);
    return inside ? { ...each, pointer: each.pointer.slice(prefix.length) } : each;
  });
  return new Refusal(error.kind, [first!, ...rest], error.facts);
}

function fieldOf(route: WriteRoute, name: string, text: string): Json {
  if (!route.numbers.includes(name)) return text;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw refuse('invalid', 'path.not-a-number', `"${name}" in the address must be a number.`, {
    pointer: name,
  });
}

const contradiction = (name: string, value: Json): Refusal =>
  refuse(
    'invalid',
    'path.contradicts-body',
    `The address says that "${name}" is ${String(value).slice(0, 100)}, and the body says otherwise. Leave it out of the body.`,
    { pointer: `/${name}` },
  );
