import { admits, admitsAbsence, believedAt, DEFAULT_FILTERS } from '#positions/filters.js';
import { KINDS } from '#vocabulary/terms.js';
import { evidence } from './given.js';

describe('filters', () => {
  it('believes a version from its own sequence until just before its successor', () => {
    const version = evidence({ knownFrom: 5, knownTo: 9 });
    expect([4, 5, 8, 9].map((at) => believedAt(version, at))).toEqual([false, true, true, false]);
    expect(believedAt(evidence({ knownFrom: 5 }), 1_000)).toBe(true);
  });

  it.each([
    ['words', ['endorsement', 'statement', 'vote']],
    ['deeds', ['policy_action', 'conduct']],
    ['all', ['endorsement', 'statement', 'vote', 'policy_action', 'conduct']],
  ] as const)('channel %s admits %j', (channel, kinds) => {
    const filters = { ...DEFAULT_FILTERS, channel };
    expect(KINDS.filter((kind) => admits(evidence({ kind }), filters))).toEqual(kinds);
  });

  it('never admits staying away, except as absence', () => {
    const absence = evidence({ kind: 'non_participation' });
    expect(admits(absence, { ...DEFAULT_FILTERS, evidence: 'all' })).toBe(false);
    expect(admitsAbsence(absence, DEFAULT_FILTERS)).toBe(true);
    expect(admitsAbsence(evidence(), DEFAULT_FILTERS)).toBe(false);
  });

  it.each([
    ['self', 'named', { standard: true, strict: true, all: true }],
    ['self', 'inferred', { standard: true, strict: false, all: true }],
    ['self', 'wholesale', { standard: true, strict: true, all: true }],
    ['reported_by_sponsor', 'named', { standard: true, strict: false, all: true }],
    ['alleged_by_others', 'named', { standard: false, strict: false, all: true }],
    ['disclosed_by_leak', 'named', { standard: false, strict: false, all: true }],
  ] as const)('weighs %s, %s by the level asked for', (attribution, coverage, levels) => {
    for (const [level, answer] of Object.entries(levels)) {
      const filters = { ...DEFAULT_FILTERS, evidence: level as keyof typeof levels };
      expect(admits(evidence({ attribution, coverage }), filters)).toBe(answer);
    }
  });

  it('takes only confirmed or adjudicated evidence when asked to', () => {
    const filters = { ...DEFAULT_FILTERS, review: 'confirmed' } as const;
    const reviews = ['none', 'confirmed', 'disputed', 'adjudicated'] as const;
    const admitted = reviews.filter((review) => admits(evidence({ review }), filters));
    expect(admitted).toEqual(['confirmed', 'adjudicated']);
  });
});
