import { refuse } from '#kernel/refusal.js';

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
    'If-Match takes one version in quotes, such as "3": the `version` or ETag that the last write was answered with.',
    { pointer: 'If-Match' },
  );
}

const FLAGS: readonly string[] = ['insist', 'dryRun'];

/** Whether a likely duplicate is to be recorded all the same, and whether nothing is to be written at all. */
export function writeFlags(params: Readonly<Record<string, string>>) {
  for (const name of Object.keys(params).filter((each) => !FLAGS.includes(each))) {
    throw refuse(
      'invalid',
      'query.unknown-parameter',
      `"${name.slice(0, 60)}" is not a parameter of a write. insist=true and dryRun=true are.`,
      { pointer: name },
    );
  }
  return { insist: flag('insist', params), dryRun: flag('dryRun', params) };
}

function flag(name: string, params: Readonly<Record<string, string>>): boolean {
  const value = params[name] ?? 'false';
  if (value === 'true' || value === 'false') return value === 'true';
  throw refuse('invalid', 'insist.malformed', `${name} takes true or false.`, { pointer: name });
}
