import { refuse } from '#kernel/refusal.js';
import type { Question } from '../question.js';
import { QUESTIONS } from '../questions.js';

/** What an address asks. */
export interface AddressAsked {
  readonly question: Question;
  readonly params: Readonly<Record<string, string>>;
}

/** How long the answer was waited for says nothing of it. */
const OF_THE_SENDING = 'wait';
const LOOPBACK = /^(?:127\.0\.0\.1|\[::1\])(?=:|$)/;
const SUFFIX = /\.(?:metadata\.json|json|csv|ndjson|parquet|xlsx)$/;
/** Stands in where an address names no host; names under .invalid are nobody's (RFC 2606). */
const NOBODY = new URL('http://standpoint.invalid');

/**
 * The question behind an address under /v1, in any format: without the server, or with the host that is asked. What stands
 * on another host is an answer from another log, though the rest of the address may be the same.
 */
export function addressAsked(address: string, host?: string): AddressAsked {
  if (!URL.canParse(address, NOBODY.href)) throw noQuestion(address);
  const url = new URL(address, NOBODY);
  if (url.host === '') throw noQuestion(address);
  if (url.host !== NOBODY.host && !isAt(url, host)) throw elsewhere(address, url.host);
  const { pathname, searchParams } = url;
  searchParams.delete(OF_THE_SENDING);
  const path = pathname.replace(SUFFIX, '');
  for (const question of QUESTIONS.values()) {
    const inPath = matched(`/v1${question.path}`, path);
    if (inPath) return { question, params: { ...onceEach(searchParams), ...inPath } };
  }
  throw noQuestion(address);
}

/** The host is read in the scheme of the address, so that a port that goes without saying may be said. */
function isAt(url: URL, asked = ''): boolean {
  const own = `${url.protocol}//${asked}`;
  if (!/^https?:$/.test(url.protocol) || !URL.canParse(own)) return false;
  return hostOf(new URL(own)) === hostOf(url);
}

/** With one name for this machine, whichever of its own it is called by. */
const hostOf = ({ host }: URL): string => host.replace(LOOPBACK, 'localhost');

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

const elsewhere = (address: string, host: string) =>
  refuse(
    'invalid',
    'citation.no-answer',
    `"${address.slice(0, 200)}" is an address at ${host.slice(0, 100)}, and what is cited here is in the log here. Ask there, or leave the host out: begin with /v1.`,
    { pointer: '/address' },
  );
