/** What sort of change of mind an event is; never mixed, so that a new method is not taken for a new world. */
export const CAUSE_KINDS = [
  'new_evidence',
  'correction',
  'retraction',
  'ending',
  'review',
  'reference',
  'method',
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

const OF_TYPE: Readonly<Record<string, CauseKind>> = {
  RecordRetracted: 'retraction',
  RecordEnded: 'ending',
  RecordReviewed: 'review',
  StateListed: 'reference',
  StateSucceeded: 'reference',
  GroupFounded: 'reference',
  MembershipStarted: 'reference',
  MembershipEnded: 'reference',
  CrosswalkPublished: 'reference',
};

/**
 * An amendment corrects, unless its reason is that more was learnt; so does an ending without a way, which takes one
 * back. Whatever is not listed recorded something.
 */
export function causeKind(type: string, reason: string | null): CauseKind {
  if (type === 'RecordEnded' && reason === null) return 'correction';
  if (type === 'RecordAmended') return reason === 'new_evidence' ? 'new_evidence' : 'correction';
  return OF_TYPE[type] ?? 'new_evidence';
}
