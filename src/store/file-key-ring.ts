import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type KeyEntry, KeyRing } from '#kernel/key-ring.js';
import { refuse } from '#kernel/refusal.js';
import { errorCode } from './error-code.js';
import { holderOf, type KeptKey, toEntry, withNewKey, withoutKey } from './key-secrets.js';
import { FileLock } from './sqlite/file-lock.js';
import { syncFolder } from './sqlite/files.js';

export const KEYS_FILE = 'keys.json';

/** Stays when nobody holds it. */
export const KEYS_LOCK = 'keys.lock';

/** A change takes milliseconds; whoever waits longer than this waits for a process that is stuck. */
const PATIENCE_MS = 5_000;

/** Keys in `keys.json` of the data folder, for its owner alone. Read anew each time, so that a key revoked elsewhere stops at once. */
export class FileKeyRing extends KeyRing {
  readonly #folder: string;
  readonly #file: string;
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date = () => new Date()) {
    super();
    this.#folder = folder;
    this.#file = join(folder, KEYS_FILE);
    this.#now = now;
  }

  async find(secret: string): Promise<string | undefined> {
    return holderOf(this.#read(), secret);
  }

  async create(name: string): Promise<string> {
    return this.#alone(() => {
      const { secret, keys } = withNewKey(this.#read(), name, this.#now());
      this.#write(keys);
      return secret;
    });
  }

  async list(): Promise<readonly KeyEntry[]> {
    return this.#read().map(toEntry);
  }

  async revoke(name: string): Promise<void> {
    this.#alone(() => this.#write(withoutKey(this.#read(), name, this.#now())));
  }

  /**
   * What was read must still be so when it is written back, or a key that another process revokes meanwhile comes back to
   * life. Without a pause in between: whoever waits for the lock in this process would keep its holder from going on.
   */
  #alone<Result>(change: () => Result): Result {
    const lock = FileLock.take(join(this.#folder, KEYS_LOCK), {
      patienceMs: PATIENCE_MS,
      held: busy,
    });
    try {
      return change();
    } finally {
      lock.release();
    }
  }

  #read(): readonly KeptKey[] {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
    return parse(text, this.#file);
  }

  /** Written aside and renamed: a reader sees the old keys or the new ones, and so does whoever starts after a power cut. */
  #write(keys: readonly KeptKey[]): void {
    const draft = `${this.#file}.new`;
    const file = openSync(draft, 'w', 0o600);
    try {
      fchmodSync(file, 0o600);
      writeFileSync(file, `${JSON.stringify({ keys }, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, this.#file);
    syncFolder(this.#folder);
  }
}

const busy = () =>
  refuse(
    'unavailable',
    'keys.busy',
    'Another process is changing the keys, and has not finished in time. Nothing was changed; try again in a moment.',
  );

function parse(text: string, file: string): readonly KeptKey[] {
  try {
    const { keys } = JSON.parse(text) as { keys: unknown };
    if (Array.isArray(keys) && keys.every(isKept)) return keys;
  } catch {
    // Said below, in our words.
  }
  throw refuse(
    'unavailable',
    'keys.unreadable',
    `${file} is not a list of keys. Restore it from a backup, or move it away and start again to get a new first key.`,
  );
}

function isKept(key: unknown): key is KeptKey {
  if (typeof key !== 'object' || key === null) return false;
  const { name, sha256, createdAt, revokedAt } = key as Record<string, unknown>;
  const known = typeof name === 'string' && typeof createdAt === 'string';
  const state = revokedAt === null || typeof revokedAt === 'string';
  return known && state && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
}
