import { CITATIONS_MAX, type Citation, CitationStore } from '#kernel/citation-store.js';
import { citationsFull } from '../citations-full.js';

/** Citations that end with the process: for tests and trials. */
export class MemoryCitationStore extends CitationStore {
  readonly #kept = new Map<string, Citation>();

  constructor(private readonly most = CITATIONS_MAX) {
    super();
  }

  async find(id: string): Promise<Citation | undefined> {
    return this.#kept.get(id);
  }

  async keep(citation: Citation): Promise<Citation> {
    const first = this.#kept.get(citation.id);
    if (first) return first;
    if (this.#kept.size >= this.most) throw citationsFull();
    this.#kept.set(citation.id, citation);
    return citation;
  }

  async close(): Promise<void> {}
}
