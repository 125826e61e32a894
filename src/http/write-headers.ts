import { refuse } from '#kernel/refusal.js';
import { parametersAmong } from './query-string.js';

/** The key that makes a repeated request one request; undefined without the header. */
export function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw refuse(
    'invalid',
    'idempotency-key.malformed',
    'Idempotency-Key must be 1 to 255 visible ASCII characters without spaces, such as a UUID.',
    { pointer: 'Idempotency-Key' },
  );
}

/** The stream version that the writer saw; undefined without the header. */
export function expectedVersion(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = /^(?:W\/)?"(0|[1-9]\d{0,14})"$/.exec(header.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw refuse(
    'invalid',
    'if-match.malformed',
    `If-Match takes one version in quotes, ${header.includes(',') ? 'and no list of them' : 'such as "3"'}: the \`version\` or ETag that the last write was answered with.`,
    { pointer: 'If-Match' },
  );
}

/** What a write may be told behind a question mark. */
export interface WriteParams {
  /** Whether a likely duplicate is to be recorded all the same. */
  readonly insist: boolean;
  /** Whether to say what would come of it, and write nothing. */
  readonly dryRun: boolean;
}

const PARAMS: readonly (keyof WriteParams)[] = ['insist', 'dryRun'];

/** No other parameter is understood on writes, and `insist` only where one thing is written. */
export function writeParams(
  query: string,
  known: readonly (keyof WriteParams)[] = PARAMS,
): WriteParams {
  const params = parametersAmong(known, query);
  return {
    insist: isTrue('insist', 'insist.malformed', params),
    dryRun: isTrue('dryRun', 'dry-run.malformed', params),
  };
}

function isTrue(
  name: keyof WriteParams,
  code: string,
  params: Readonly<Record<string, string>>,
): boolean {
  const value = params[name] ?? 'false';
  if (value === 'true' || value === 'false') return value === 'true';
  throw refuse('invalid', code, `${name} takes true or false.`, { pointer: name });
}
