import { encoded } from '#kernel/encoded.js';
import type { Json } from '#kernel/json.js';
import type { Question, Reply } from './question.js';

/** Names in braces, in order. */
export const pathParameters = ({ path }: Pick<Question, 'path'>): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

/**
 * Where the answer will stand for ever, under /v1, with the suffix; undefined for a question without a known sequence.
 */
export function permanentAddress(
  question: Question,
  { query, sequence }: Pick<Reply, 'query' | 'sequence'>,
  suffix = '',
): string | undefined {
  const params = permanentParams(question, { query, sequence });
  if (params === undefined) return undefined;
  const inPath = pathParameters(question);
  const filled = question.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encoded(params[name]!),
  );
  const spelled = Object.entries(params).filter(([name]) => !inPath.includes(name));
  return `/v1${filled}${suffix}?${spelled.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;
}

/** Parameters under which the same is asked for ever, as they stand in an address. */
export function permanentParams(
  { params: { shape }, volatile }: Question,
  { query, sequence }: Pick<Reply, 'query' | 'sequence'>,
): Readonly<Record<string, string>> | undefined {
  if (volatile || !Object.hasOwn(shape, 'knownAt')) return undefined;
  const spelled = Object.keys(shape)
    .map((name) => [name, name === 'knownAt' ? String(sequence) : inAddress(query[name])] as const)
    .filter(([, value]) => value !== '');
  return Object.fromEntries(spelled);
}

function inAddress(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? '' : String(value);
}
