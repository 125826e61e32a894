import type { Day } from '#vocabulary/day.js';
import type { Span } from '#vocabulary/edtf.js';

/** What deciders ask about the world: plain look-ups, as of now. */
export interface Known {
  /** In UTC. */
  readonly today: () => Day;
  /** Ordinals of a framework's principles; undefined for an unknown framework. */
  readonly ordinals: (framework: string) => ReadonlySet<number> | undefined;
  readonly frameworks: () => readonly string[];
  readonly isGroup: (id: string) => boolean;
  /** Days on which a group may have been founded; undefined where nobody knows, or there is none. */
  readonly founded: (id: string) => Span | undefined;
  readonly groups: () => readonly string[];
  /** Spells of a state; empty for an unknown code. */
  readonly spells: (code: string) => readonly Span[];
  /** Codes that followed the state, newest first. */
  readonly successors: (code: string) => readonly string[];
  /** The code that a name stands for in the state table, on one of the days; undefined when it is not there. */
  readonly codeOf: (name: string, days: Span) => string | undefined;
  /** Names for a sentence. */
  readonly nameOf: (code: string) => string;
}
