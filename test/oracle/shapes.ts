/**
 * What goes into the oracle and what comes out, written down anew: the oracle shares no line with the
 * product, so that a mistake in one cannot hide behind the same mistake in the other.
 */
export interface LogEvent {
  readonly sequence: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Bearing {
  readonly on: string;
  readonly stance: string;
  readonly coverage?: string;
}

/** The fields of a record on which a position may depend; any may be missing where the law has a default. */
export interface RecordData {
  readonly id: string;
  readonly kind: string;
  readonly party: string;
  readonly covers?: readonly string[];
  readonly occurredOn: string;
  readonly inForceFrom?: string | null;
  readonly bearings?: readonly Bearing[];
  readonly attribution?: string;
}

export interface Filters {
  /** Events with a greater sequence are not known yet; 0 knows nothing. */
  readonly knownAt: number;
  readonly channel: 'all' | 'words' | 'deeds';
  readonly evidence: 'standard' | 'strict' | 'all';
  readonly groups: 'direct' | 'members';
  readonly review: 'live' | 'confirmed';
  readonly dating: 'certain' | 'possible';
  readonly method: 'latest@1' | 'weighted@1';
  /** Relations across which evidence counts; none given means none. */
  readonly crosswalk?: readonly string[];
  /** A user's own numbers for `weighted@1`, as JSON with any part of them. */
  readonly weights?: string;
}

export interface Query extends Filters {
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Adds rows for members of the UN without a position. */
  readonly silent?: boolean;
  /** Party codes; none given means all. */
  readonly countries?: readonly string[];
  /** Ordinals; none given means all, and the framework as a whole. */
  readonly principles?: readonly number[];
  /** Id of a group without `group:`: only its members are asked for. */
  readonly group?: string;
  /** `day` (default) or `fixed:YYYY-MM-DD`. */
  readonly membership?: string;
}

export interface TimelineQuery extends Query {
  readonly interval: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly from: string;
  readonly to: string;
  readonly roster: 'un' | 'states' | 'observed';
}

export interface PositionRow {
  readonly party: string;
  readonly on: string;
  readonly class: string;
  readonly score: number | null;
  readonly since: string | null;
  readonly n: number;
  readonly words: number | null;
  readonly deeds: number | null;
  readonly gap: number | null;
  readonly basis: readonly string[];
}

export interface TimelineRow {
  readonly on: string;
  readonly date: string;
  readonly supports: number;
  readonly leansSupport: number;
  readonly mixed: number;
  readonly neutral: number;
  readonly leansOppose: number;
  readonly opposes: number;
  readonly insufficient: number;
  readonly silent: number;
  readonly roster: number;
  readonly meanScore: number | null;
  readonly supportShare: number | null;
  readonly coverage: number | null;
  /** Parties with a position that the roster does not count, in ascending order. */
  readonly outside: readonly string[];
}
