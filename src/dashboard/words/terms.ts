/** Words of the codebook as they read in a sentence. What is not listed loses its underscores. */
const TERMS: Readonly<Record<string, string>> = {
  self: 'said or done by itself',
  reported_by_sponsor: 'reported by the sponsor',
  reported_by_third_party: 'reported by a third party',
  reported_by_other_state: 'reported by another state',
  found_by_own_oversight_body: 'found by its own oversight body',
  disclosed_by_leak: 'disclosed by a leak',
  alleged_by_others: 'alleged by others',
  named: 'named the principle',
  wholesale: 'backed the whole text',
  inferred: 'inferred by the coder',
  non_participation: 'stayed away',
  new_evidence: 'new evidence',
  A: 'grade A, official or primary',
  B: 'grade B, press or research',
  C: 'grade C, mirror or blog',
  began: 'new act',
  ended: 'ended',
  ageing: 'aged under the rule-set',
  state: 'a state began or ended',
};

export const term = (word: string): string => TERMS[word] ?? word.replaceAll('_', ' ');

/** The name of an event type without its capitals: `RecordAmended` is record amended. */
export const typeWords = (type: string): string =>
  type
    .replace(/^standpoint\./, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
