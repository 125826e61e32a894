import { refuse } from '#kernel/refusal.js';
import type { Question } from '../question.js';
import { QUESTIONS } from '../questions.js';

/** What an address asks. */
export interface AddressAsked {
  readonly question: Question;
  readonly params: Readonly<Record<string, string>>;
}

const SUFFIX = /\.(?:metadata\.json|json|csv|ndjson|parquet|xlsx)$/;
const BASE = 'http://localhost';

/** The question behind an address under /v1, whole or without the server, in any format. */
export function addressAsked(address: string): AddressAsked {
  if (!URL.canParse(address, BASE)) throw noQuestion(address);
  const { pathname, searchParams } = new URL(address, BASE);
  const path = pathname.replace(SUFFIX, '');
  for (const question of QUESTIONS.values()) {
    const inPath = matched(`/v1${question.path}`, path);
    if (inPath) return { question, params: { ...onceEach(searchParams), ...inPath } };
  }
  throw noQuestion(address);
}

function matched(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined && segment !== given[at]) return undefined;
    if (name !== undefined) params[name] = decoded(given[at]!);
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function onceEach(params: URLSearchParams): Record<string, string> {
  const names = [...params.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return Object.fromEntries(params);
  throw refuse(
    'invalid',
    'query.repeated-parameter',
    `"${twice}" stands in the address twice. Say it once.`,
    {
      pointer: '/address',
    },
  );
}

const noQuestion = (address: string) =>
  refuse(
    'invalid',
    'citation.no-answer',
    `"${address.slice(0, 200)}" is not the address of an answer. Give one under /v1, as in /v1/frameworks/gids/positions?asOf=2021-03-01.`,
    { pointer: '/address' },
  );
