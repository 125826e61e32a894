import { comparePieces, type Piece } from '#positions/piece.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { DEFAULT_RULE_SET, RULE_SETS } from '#positions/rule-sets/registry.js';
import { weighted, weighted1 } from '#positions/rule-sets/weighted-1.js';
import { DEFAULT_WEIGHTS } from '#positions/rule-sets/weights.js';
import { dayOf } from '#vocabulary/day.js';
import { KINDS } from '#vocabulary/terms.js';
import { piece } from './given.js';

const on = (day: string, rules: typeof latest1, ...pieces: Piece[]) =>
  rules.judge(pieces.toSorted(comparePieces), dayOf(day));

describe('registry', () => {
  it('knows each rule-set by its label and answers latest@1 by default', () => {
    expect([...RULE_SETS.keys()]).toEqual(['latest@1', 'weighted@1']);
    expect(DEFAULT_RULE_SET).toBe(RULE_SETS.get('latest@1'));
  });

  it('publishes every weight as plain JSON', () => {
    for (const { weights } of RULE_SETS.values()) {
      expect(JSON.parse(JSON.stringify(weights))).toEqual(weights);
    }
    expect(weighted1.weights).toEqual(DEFAULT_WEIGHTS);
  });
});

describe('latest@1', () => {
  it('lets the newest act decide, whatever its kind', () => {
    const law = piece({ from: '2020-01-01', kind: 'policy_action' });
    const speech = piece({ from: '2020-01-02', stance: 'leans_oppose' });
    expect(on('2021-01-01', latest1, speech, law)).toEqual({ class: 'leans_oppose', score: -0.5 });
  });

  it('breaks ties of a day by kind: endorsement, policy action, vote, then conduct and statement alike', () => {
    const order = KINDS.filter((kind) => kind !== 'non_participation')
      .map((kind, index) => piece({ kind, firstSequence: 10 - index }))
      .toSorted(comparePieces)
      .map((each) => each.evidence.kind);
    expect(order).toEqual(['conduct', 'statement', 'vote', 'policy_action', 'endorsement']);
  });

  it('breaks ties of day and kind by the later first sequence, not by the version believed', () => {
    const early = piece({ firstSequence: 3, knownFrom: 50, stance: 'opposes' });
    const late = piece({ firstSequence: 4, knownFrom: 4, kind: 'conduct' });
    expect(on('2020-01-01', latest1, late, early).class).toBe('supports');
  });

  it('gives all weight to the last piece and never ages', () => {
    const pieces = [piece(), piece(), piece()];
    expect(latest1.weigh(pieces, dayOf('2030-01-01'))).toEqual([0, 0, 1]);
    expect(latest1.nextChange(pieces, dayOf('2030-01-01'))).toBeNull();
  });
});

describe('weighted@1', () => {
  it('multiplies kind and coverage', () => {
    const pieces = [
      piece({ kind: 'endorsement', coverage: 'wholesale' }),
      piece({ kind: 'conduct', coverage: 'inferred' }),
      piece({ kind: 'vote' }),
    ];
    expect(weighted1.weigh(pieces, dayOf('2020-01-01'))).toEqual([0.7, 0.3, 0.8]);
  });

  it('ages statements and votes at each full 365 days, halving in two steps, and nothing else', () => {
    const speech = piece({ from: '2019-01-01' });
    const at = (days: number) => weighted1.weigh([speech], speech.start + days)[0];
    expect([at(0), at(364), at(730)]).toEqual([0.5, 0.5, 0.25]);
    expect(at(365)).toBe(0.5 * 2 ** -0.5);
    const law = piece({ kind: 'policy_action' });
    expect(weighted1.weigh([law], law.start + 7_300)).toEqual([1]);
  });

  it('names the next anniversary of any piece, strictly later', () => {
    const [a, b] = [piece({ from: '2019-01-01' }), piece({ from: '2019-06-01', kind: 'vote' })];
    expect(weighted1.nextChange([a, b], b.start)).toBe(a.start + 365);
    expect(weighted1.nextChange([a, b], a.start + 365)).toBe(b.start + 365);
    expect(weighted1.nextChange([a], a.start + 365)).toBe(a.start + 730);
    expect(weighted1.nextChange([piece({ kind: 'conduct' })], b.start)).toBeNull();
  });

  it('averages: a law for and a speech against make (1 - 0.5) / 1.5', () => {
    const law = piece({ kind: 'policy_action' });
    const speech = piece({ stance: 'opposes' });
    expect(on('2020-01-01', weighted1, law, speech)).toEqual({
      class: 'leans_support',
      score: 0.5 / 1.5,
    });
  });

  it.each([
    ['supports', 'supports', 'supports', 1],
    ['supports', 'leans_support', 'supports', 0.75],
    ['supports', 'neutral', 'leans_support', 0.5],
    ['leans_support', 'neutral', 'leans_support', 0.25],
    ['leans_oppose', 'neutral', 'leans_oppose', -0.25],
    ['opposes', 'leans_oppose', 'opposes', -0.75],
    ['supports', 'opposes', 'mixed', 0],
    ['mixed', 'mixed', 'neutral', 0],
  ] as const)('%s and %s, alike in weight, make %s at %d', (one, other, held, score) => {
    const pieces = [
      piece({ kind: 'endorsement', stance: one }),
      piece({ kind: 'endorsement', stance: other }),
    ];
    expect(on('2020-01-01', weighted1, ...pieces)).toEqual({ class: held, score });
  });

  it('is insufficient below a total of 0.25 and still gives the score', () => {
    const faint = piece({ coverage: 'inferred', stance: 'supports' });
    expect(on('2020-12-30', weighted1, faint)).toEqual({ class: 'supports', score: 1 });
    expect(on('2020-12-31', weighted1, faint)).toEqual({ class: 'insufficient', score: 1 });
  });

  it('takes a total for 0.25 that is so but for rounding', () => {
    // After eight, six, four and four steps: 0.5 / 16 + 0.35 / 8 + 0.35 / 4 + 0.35 / 4 = 0.25.
    const wholesale = { coverage: 'wholesale' } as const;
    const pieces = [
      piece({ from: '2012-01-03' }),
      piece({ from: '2014-01-02', ...wholesale }),
      piece({ from: '2016-01-02', ...wholesale }),
      piece({ from: '2016-01-02', ...wholesale }),
    ];
    const total = weighted1.weigh(pieces, dayOf('2020-01-01')).reduce((sum, own) => sum + own, 0);
    expect(total).toBeLessThan(0.25);
    expect(on('2020-01-01', weighted1, ...pieces)).toEqual({ class: 'supports', score: 1 });
    expect(on('2020-12-31', weighted1, ...pieces).class).toBe('insufficient');
  });

  it('reaches bounds of a user, however small, only with a score or a weight of that size', () => {
    const sums = (weight: number, score: number, isContested = false) => ({
      ...{ weight, score, isContested },
    });
    const { judge } = weighted({
      ...DEFAULT_WEIGHTS,
      ...{ thresholds: { full: 0.7, leaning: 1e-14 }, sufficientWeight: 1e-14 },
    }).byWeight!;
    expect(judge(sums(1, 0.7 - 1e-16))).toEqual({ class: 'supports', score: 0.7 });
    expect(judge(sums(1, 0))).toEqual({ class: 'neutral', score: 0 });
    expect(judge(sums(1, -1e-17, true))).toEqual({ class: 'mixed', score: 0 });
    expect(judge(sums(1e-14, 1e-14)).class).toBe('supports');
    expect(judge(sums(0.9e-14, 0.9e-14)).class).toBe('insufficient');
  });

  it('is sure of the sign where nothing cancels out, however little weight speaks', () => {
    const neutral = piece({ kind: 'endorsement', stance: 'neutral' });
    const ancient = piece({ from: '1900-01-01', stance: 'opposes' });
    const { class: held, score } = on('2020-01-01', weighted1, neutral, ancient);
    expect(held).toBe('neutral');
    expect(score).toBeLessThan(0);
  });

  it('takes other weights, and gives no score where nothing weighs', () => {
    const rules = weighted({
      ...DEFAULT_WEIGHTS,
      kinds: { ...DEFAULT_WEIGHTS.kinds, statement: 0 },
    });
    expect(on('2020-01-01', rules, piece())).toEqual({ class: 'insufficient', score: null });
  });

  it.each([
    ['/kinds/vote', { kinds: { ...DEFAULT_WEIGHTS.kinds, vote: -1 } }],
    ['/coverages/named', { coverages: { ...DEFAULT_WEIGHTS.coverages, named: Number.NaN } }],
    ['/ageing/stepDays', { ageing: { ...DEFAULT_WEIGHTS.ageing, stepDays: 0 } }],
    ['/ageing/halvingSteps', { ageing: { ...DEFAULT_WEIGHTS.ageing, halvingSteps: 0 } }],
    ['/thresholds', { thresholds: { full: 0.2, leaning: 0.3 } }],
    ['/sufficientWeight', { sufficientWeight: -0.1 }],
  ])('refuses %s that no score can be made of', (pointer, wrong) => {
    expect(() => weighted({ ...DEFAULT_WEIGHTS, ...wrong })).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ code: 'weights.out-of-range', pointer })],
      }),
    );
  });
});
