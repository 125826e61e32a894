import type { Directory } from './directory.js';
import type { EvidenceIndex } from './packed/evidence-index.js';
import type { Succession } from './succession.js';

/** All that positions are derived from. */
export interface World {
  /** Every version of every bearing, whatever is believed now. */
  readonly evidence: EvidenceIndex;
  /** The parties as known at a sequence. */
  readonly directory: (knownAt: number) => Directory;
  /** The subjects that questions without a list of subjects are about. */
  readonly subjects: readonly string[];
  /**
   * Sequences at which a party's own life, or with a group its membership there, was told anew; without them, belief is
   * followed along the evidence alone.
   */
  readonly changesOf?: (party: string, group: string | null) => readonly number[];
  /** Successions with which commitments went on, as known at a sequence; without it none. */
  readonly successions?: (knownAt: number) => readonly Succession[];
  /** Sequences at which those changed. */
  readonly successionChanges?: readonly number[];
}
