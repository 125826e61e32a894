import type { RefusalKind } from '#kernel/refusal.js';
import { Refusal } from '#kernel/refusal.js';

/** What goes over the wire when the answer is no: RFC 9457. */
export interface HttpError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const BY_KIND: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  missing: 404,
  rejected: 422,
  conflict: 409,
  unavailable: 503,
};

/** Where HTTP has a status of its own for what is wrong. */
const BY_CODE: Readonly<Record<string, number>> = {
  'key.missing': 401,
  'key.wrong': 401,
  'method.not-allowed': 405,
  'request.too-slow': 408,
  'request.headers-too-large': 431,
  'answer.no-such-format': 406,
  'stream.version-conflict': 412,
  'body.too-large': 413,
  'address.too-long': 414,
  'body.wrong-media-type': 415,
  'store.full': 507,
  'store.damaged': 500,
  'server.unexpected': 500,
};

export function toHttpError(refusal: Refusal): HttpError {
  const { code, kind, problems, facts } = refusal;
  const status = BY_CODE[code] ?? BY_KIND[kind];
  const standard = {
    type: `/docs/errors#${code}`,
    title: titleOf(code),
    status,
    detail: refusal.message,
    code,
    errors: problems,
  };
  // Named first for the order in the text, and last so that no fact can replace a standard member.
  const body = JSON.stringify({ ...standard, ...facts, ...standard });
  return { status, headers: headersOf(refusal, status), body: `${body}\n` };
}

/** `record.wrong-day` is "Record: wrong day": the same words for every occurrence. */
function titleOf(code: string): string {
  const words = code.replace('.', ': ').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function headersOf({ code, facts }: Refusal, status: number): Record<string, string> {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (status === 503) headers['retry-after'] = String(facts['retryAfter'] ?? 1);
  if (status === 401) {
    const error = code === 'key.wrong' ? ', error="invalid_token"' : '';
    headers['www-authenticate'] = `Bearer realm="standpoint"${error}`;
  }
  const allow = facts['allow'];
  if (status === 405 && Array.isArray(allow)) headers['allow'] = allow.join(', ');
  return headers;
}

/** Said instead of anything that we did not foresee: what happened is in the log of the server, not in the answer. */
export const unexpected = (): Refusal =>
  new Refusal('unavailable', [
    {
      code: 'server.unexpected',
      pointer: '',
      detail:
        'Something went wrong inside. Nothing is known to be lost; the log of the server says more.',
    },
  ]);
