import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type KeyEntry, KeyRing } from '#kernel/key-ring.js';
import { refuse } from '#kernel/refusal.js';
import { holderOf, type KeptKey, toEntry, withNewKey, withoutKey } from './key-secrets.js';

/** Keys in `keys.json` of the data folder, for its owner alone. Read anew each time, so that a key revoked elsewhere stops at once. */
export class FileKeyRing extends KeyRing {
  readonly #file: string;
  readonly #now: () => Date;
  /** Changes of this process wait for each other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, now: () => Date = () => new Date()) {
    super();
    this.#file = join(folder, 'keys.json');
    this.#now = now;
  }

  async find(secret: string): Promise<string | undefined> {
    return holderOf(await this.#read(), secret);
  }

  async create(name: string): Promise<string> {
    return this.#inTurn(async () => {
      const { secret, keys } = withNewKey(await this.#read(), name, this.#now());
      await this.#write(keys);
      return secret;
    });
  }

  async list(): Promise<readonly KeyEntry[]> {
    return (await this.#read()).map(toEntry);
  }

  async revoke(name: string): Promise<void> {
    await this.#inTurn(async () => this.#write(withoutKey(await this.#read(), name, this.#now())));
  }

  #inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(change, change);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #read(): Promise<readonly KeptKey[]> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
    return parse(text, this.#file);
  }

  /** Written aside and renamed: a reader sees the old keys or the new ones. */
  async #write(keys: readonly KeptKey[]): Promise<void> {
    const draft = `${this.#file}.${process.pid}`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.chmod(0o600);
      await file.writeFile(`${JSON.stringify({ keys }, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.#file);
  }
}

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
