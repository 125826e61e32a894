import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyEntry } from '#kernel/key-ring.js';
import { refuse } from '#kernel/refusal.js';

/** A key as it is kept: the hash of a 256-bit random secret needs neither salt nor a slow function. */
export interface KeptKey extends KeyEntry {
  /** Hex. */
  readonly sha256: string;
}

const SECRET = /^sp_[A-Za-z0-9_-]{43}$/;
const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** A key of this name beside the others, and its secret. */
export function withNewKey(
  keys: readonly KeptKey[],
  name: string,
  now: Date,
): { secret: string; keys: readonly KeptKey[] } {
  if (!NAME.test(name)) {
    throw refuse(
      'invalid',
      'key.bad-name',
      'Name a key with lower-case letters, digits, dots, dashes and underscores, up to 100, beginning with a letter or digit.',
      { pointer: '/name' },
    );
  }
  if (keys.some((key) => key.name === name)) {
    throw refuse(
      'conflict',
      'key.name-taken',
      `There is, or was, a key named ${name}. Choose another name, so that the log tells them apart.`,
      { pointer: '/name' },
    );
  }
  const secret = `sp_${randomBytes(32).toString('base64url')}`;
  const kept = { name, sha256: sha256(secret), createdAt: now.toISOString(), revokedAt: null };
  return { secret, keys: [...keys, kept] };
}

export function withoutKey(keys: readonly KeptKey[], name: string, now: Date): readonly KeptKey[] {
  if (!keys.some((key) => key.name === name)) {
    throw refuse('missing', 'key.unknown', `There is no key named ${name}.`, { pointer: '/name' });
  }
  const revokedAt = now.toISOString();
  return keys.map((key) =>
    key.name === name && key.revokedAt === null ? { ...key, revokedAt } : key,
  );
}

/** Compares with every key, so that the time taken tells nothing. */
export function holderOf(keys: readonly KeptKey[], secret: string): string | undefined {
  if (!SECRET.test(secret)) return undefined;
  const wanted = Buffer.from(sha256(secret), 'hex');
  const matches = keys.filter((key) => timingSafeEqual(Buffer.from(key.sha256, 'hex'), wanted));
  return matches.find((key) => key.revokedAt === null)?.name;
}

/** What is kept, without the hash. */
export const toEntry = ({ name, createdAt, revokedAt }: KeptKey): KeyEntry => ({
  name,
  createdAt,
  revokedAt,
});

const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex');
