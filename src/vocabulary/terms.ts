/** The closed word lists of the domain, in the order in which they are documented. */
export const KINDS = [
  'endorsement',
  'statement',
  'vote',
  'policy_action',
  'conduct',
  'non_participation',
] as const;
export type Kind = (typeof KINDS)[number];

/** How the act took the principle up: in words, by backing the whole text, or by the coder's step from conduct. */
export const COVERAGES = ['named', 'wholesale', 'inferred'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** Who says that the party did or said it. */
export const ATTRIBUTIONS = [
  'self',
  'reported_by_sponsor',
  'reported_by_third_party',
  'reported_by_other_state',
  'found_by_own_oversight_body',
  'disclosed_by_leak',
  'alleged_by_others',
] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** A: official or primary. B: press, research. C: mirror, blog. */
export const GRADES = ['A', 'B', 'C'] as const;

export const VERDICTS = ['confirmed', 'disputed', 'adjudicated'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const REASONS = [
  'miscoded',
  'wrong_date',
  'wrong_party',
  'source_withdrawn',
  'duplicate',
  'new_evidence',
  'typo',
  'test_entry',
  'other',
] as const;

export const ENDINGS = [
  'withdrawn',
  'repealed',
  'expired',
  'struck_down',
  'lapsed',
  'superseded',
] as const;

export const ADDRESSEES = ['states', 'companies'] as const;

export const CROSSWALK_RELATIONS = ['exact', 'broader', 'narrower', 'related'] as const;
