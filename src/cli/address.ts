import { pathParameters } from '#application/permanent-address.js';
import type { Question } from '#application/question.js';
import { QUESTIONS } from '#application/questions.js';
import { encoded } from '#kernel/encoded.js';

type Params = Readonly<Record<string, string>>;

/** Where a server answers the question: path under /v1, with the suffix, and the other parameters behind it. */
export function questionAddress(question: Question, params: Params, suffix = ''): string {
  const inPath = pathParameters(question);
  const path = filledPath(question.path, params);
  const rest = Object.entries(params).filter(([name]) => !inPath.includes(name));
  const query = rest.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
  return `/v1${path}${suffix}${query === '' ? '' : `?${query}`}`;
}

/** A path with its braces filled in. */
export const filledPath = (path: string, params: Params): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(params[name] ?? ''));

/**
 * Which other question is asked at the address of this one: /v1/records/facets counts, and shows no record called facets.
 * Undefined for all but such names.
 */
export function askedInstead(question: Question, params: Params): Question | undefined {
  const path = filledPath(question.path, params);
  return [...QUESTIONS.values()].find((other) => other !== question && other.path === path);
}
