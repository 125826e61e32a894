import type { JsonObject } from './json.js';

/** A question as it was cited: what was asked, with every default spelled out, and what the answer was. */
export interface Citation {
  /** Made of question and query, so that citing the same twice is one citation. */
  readonly id: string;
  readonly question: string;
  /** Every parameter; both clocks set. */
  readonly query: JsonObject;
  /** The sequence that the answer is true at. */
  readonly sequence: number;
  /** When that event was recorded, ISO 8601. */
  readonly recordedAt: string;
  readonly citedAt: string;
  readonly rows: number;
  /** Of the answer as CSV, hex. */
  readonly sha256: string;
}

/**
 * Citations, kept for ever and apart from the log: to cite an answer must not move the sequence that it is true at. An
 * abstract class, so that it is its own injection token.
 */
export abstract class CitationStore {
  abstract find(id: string): Promise<Citation | undefined>;

  /** Resolves when it is durable; answers the one that was kept first. Refuses (`citation.store-full`) at the limit. */
  abstract keep(citation: Citation): Promise<Citation>;

  abstract close(): Promise<void>;
}

/** Anyone may cite, so there must be an end to it; at some 600 bytes each. */
export const CITATIONS_MAX = 1_000_000;
