import type { Question, Reply } from '#application/question.js';
import type { Json } from '#kernel/json.js';

type Params = Readonly<Record<string, string>>;

/** Names in braces, in order. */
export const pathParameters = ({ path }: Question): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

/** Where a server answers the question: path under /v1, with the suffix, and the other parameters behind it. */
export function questionAddress(question: Question, params: Params, suffix = ''): string {
  const inPath = pathParameters(question);
  const path = filledPath(question.path, params);
  const rest = Object.entries(params).filter(([name]) => !inPath.includes(name));
  const query = rest.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
  return `/v1${path}${suffix}${query === '' ? '' : `?${query}`}`;
}

/** Where this answer will stand for ever; undefined for a question that asks for what is now. */
export function permanentAddress(question: Question, reply: Reply): string | undefined {
  const { shape } = question.params;
  if (!Object.hasOwn(shape, 'knownAt')) return undefined;
  const spelled = Object.keys(shape).flatMap((name) => {
    const value = name === 'knownAt' ? reply.sequence : reply.query[name];
    return isSet(value) ? [[name, String(value)]] : [];
  });
  return questionAddress(question, Object.fromEntries(spelled));
}

/** A path with its braces filled in. */
export const filledPath = (path: string, params: Params): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(params[name] ?? ''));

const isSet = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && String(value) !== '';

/** Commas, colons and at signs are plain, and lists and rule-sets read better with them. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/%2C|%3A|%40/g, decodeURIComponent);
