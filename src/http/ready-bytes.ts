/** An answer as it goes over the wire, with the headers that do not depend on who asks. */
export interface Ready {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const BYTES_MAX = 64 * 1024 * 1024;
/** An entry takes memory of its own, however short what it holds. */
const ENTRIES_MAX = 10_000;
/** One large table must not push out everything else. */
const SHARE_MAX = 1 / 8;

/** Answers sent before, under their entity tag and the address asked; those longest unasked make room. */
export class ReadyBytes {
  readonly #kept = new Map<string, Ready>();
  readonly #most: number;
  #bytes = 0;
  #taken = 0;

  constructor(most = BYTES_MAX) {
    this.#most = most;
  }

  /** What all bodies take with their keys and headers: an address may be longer than its answer. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many answers were taken in since the start: none for those that were looked up. */
  get taken(): number {
    return this.#taken;
  }

  find(key: string): Ready | undefined {
    const ready = this.#kept.get(key);
    if (!ready) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, ready);
    return ready;
  }

  keep(key: string, ready: Ready): void {
    const bytes = bytesOf(key, ready);
    if (bytes > this.#most * SHARE_MAX) return;
    this.#drop(key);
    this.#taken += 1;
    this.#kept.set(key, ready);
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most && this.#kept.size <= ENTRIES_MAX) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const ready = this.#kept.get(key);
    if (!ready) return;
    this.#kept.delete(key);
    this.#bytes -= bytesOf(key, ready);
  }
}

const bytesOf = (key: string, { body, headers }: Ready): number =>
  body.length +
  Object.entries(headers)
    .flat()
    .reduce((sum, text) => sum + text.length, key.length);
