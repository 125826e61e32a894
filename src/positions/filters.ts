import type { Kind } from '#vocabulary/terms.js';
import type { Evidence } from './evidence.js';

/** Which evidence a question lets speak; part of every citation. */
export interface Filters {
  readonly channel: 'all' | 'words' | 'deeds';
  readonly evidence: 'standard' | 'strict' | 'all';
  readonly groups: 'direct' | 'members';
  readonly review: 'live' | 'confirmed';
  readonly dating: 'certain' | 'possible';
  /** continue: a successor state also holds what its predecessor did, where commitments went on. Default: silent. */
  readonly succession?: 'silent' | 'continue';
}

export const DEFAULT_FILTERS: Filters = {
  channel: 'all',
  evidence: 'standard',
  groups: 'direct',
  review: 'live',
  dating: 'certain',
};

/** What is asked of evidence before it may speak. */
type Testimony = Pick<Evidence, 'kind' | 'attribution' | 'coverage' | 'review'>;

/** Staying away belongs to no channel. */
export const channelOf = (kind: Kind): 'words' | 'deeds' | null => CHANNEL_OF[kind];

const CHANNEL_OF: Readonly<Record<Kind, 'words' | 'deeds' | null>> = {
  endorsement: 'words',
  statement: 'words',
  vote: 'words',
  policy_action: 'deeds',
  conduct: 'deeds',
  non_participation: null,
};

/** Whether this version of the evidence was the one held true at a sequence. */
export function believedAt(
  { knownFrom, knownTo }: Pick<Evidence, 'knownFrom' | 'knownTo'>,
  sequence: number,
): boolean {
  return knownFrom <= sequence && (knownTo === null || sequence < knownTo);
}

/** Whether it may speak for a position. Staying away is no stance, so non-participation never may. */
export function admits(evidence: Testimony, filters: Filters): boolean {
  return inChannel(evidence.kind, filters.channel) && isTrusted(evidence, filters);
}

/** The same test for non-participation, which belongs to no channel. */
export function admitsAbsence(evidence: Testimony, filters: Filters): boolean {
  return evidence.kind === 'non_participation' && isTrusted(evidence, filters);
}

export function inChannel(kind: Kind, channel: Filters['channel']): boolean {
  const own = channelOf(kind);
  return own !== null && (channel === 'all' || channel === own);
}

/** Whether it passes all filters but that of the channel. */
export function isTrusted(evidence: Testimony, filters: Filters): boolean {
  return isAttested(evidence, filters.evidence) && isReviewed(evidence, filters.review);
}

function isAttested({ attribution, coverage }: Testimony, level: Filters['evidence']): boolean {
  if (level === 'all') return true;
  if (level === 'strict') return attribution === 'self' && coverage !== 'inferred';
  return attribution !== 'alleged_by_others' && attribution !== 'disclosed_by_leak';
}

function isReviewed({ review }: Testimony, wanted: Filters['review']): boolean {
  return wanted === 'live' || review === 'confirmed' || review === 'adjudicated';
}
