import { type KeyEntry, KeyRing } from '#kernel/key-ring.js';
import { holderOf, type KeptKey, toEntry, withNewKey, withoutKey } from '../key-secrets.js';

/** Keys that end with the process: for tests and trials. */
export class MemoryKeyRing extends KeyRing {
  #keys: readonly KeptKey[] = [];

  async find(secret: string): Promise<string | undefined> {
    return holderOf(this.#keys, secret);
  }

  async create(name: string): Promise<string> {
    const { secret, keys } = withNewKey(this.#keys, name, new Date());
    this.#keys = keys;
    return secret;
  }

  async list(): Promise<readonly KeyEntry[]> {
    return this.#keys.map(toEntry);
  }

  async revoke(name: string): Promise<void> {
    this.#keys = withoutKey(this.#keys, name, new Date());
  }
}
