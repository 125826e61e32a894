import type { Reply } from './question.js';

const REPLIES_MAX = 200;
const ROWS_MAX = 200_000;

/** Replies that may be asked for again, by tag. The oldest make room; one that would take all of it is not kept. */
export class KeptReplies {
  readonly #byTag = new Map<string, Reply>();
  #rows = 0;

  get(tag: string): Reply | undefined {
    return this.#byTag.get(tag);
  }

  keep(tag: string, reply: Reply): void {
    if (reply.rows.length > ROWS_MAX || this.#byTag.has(tag)) return;
    this.#byTag.set(tag, reply);
    this.#rows += reply.rows.length;
    for (const [oldest, { rows }] of this.#byTag) {
      if (this.#byTag.size <= REPLIES_MAX && this.#rows <= ROWS_MAX) return;
      this.#byTag.delete(oldest);
      this.#rows -= rows.length;
    }
  }
}
