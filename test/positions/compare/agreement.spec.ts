import fc from 'fast-check';
import { type AgreementQuery, agreement } from '#positions/compare/agreement.js';
import { AGREEMENT_METRICS } from '#positions/compare/agreement-metrics.js';
import { PairTable } from '#positions/compare/pair-table.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, world } from '../given.js';

const table = (a: readonly number[], b: readonly number[]) =>
  PairTable.of(
    Uint8Array.from(a),
    Uint8Array.from(b),
    a.map((_, at) => at),
  );
const measured = (name: string, a: readonly number[], b: readonly number[]) =>
  AGREEMENT_METRICS.get(name)!.measure(table(a, b));

describe('measures of agreement', () => {
  // Ten subjects: yes-yes 4, abstain-abstain 1, no-no 1, yes-abstain 2, yes-no 1, abstain-no 1; two more unshared.
  const a = [1, 1, 1, 1, 2, 3, 1, 1, 1, 2, 0, 3];
  const b = [1, 1, 1, 1, 2, 3, 2, 2, 3, 3, 1, 0];

  it.each([
    ['exact', 6 / 10, 10],
    ['half', 1 - (1 + 1 + 2 + 1) / 2 / 10, 10],
    ['yes-no', 5 / 6, 6],
    ['s-score', 1 - (2 * 5) / 20, 10],
    // a: 7 2 1, b: 4 3 3; expected 0.28 + 0.06 + 0.03.
    ['kappa', (0.6 - 0.37) / (1 - 0.37), 10],
    // Both: 11 5 4 of 20; expected (121 + 25 + 16) / 400.
    ['pi', (0.6 - 0.405) / (1 - 0.405), 10],
  ])('measures %s as worked out by hand', (name, value, n) => {
    const found = measured(name, a, b);
    expect(found.value).toBeCloseTo(value, 12);
    expect(found.n).toBe(n);
  });

  it('gives the kappa of a table that every introduction has', () => {
    // 50 proposals, yes-yes 20, yes-no 5, no-yes 10, no-no 15: kappa 0.4.
    const of = (times: number, one: number, other: number) =>
      Array.from({ length: times }, () => [one, other] as const);
    const pairs = [...of(20, 1, 1), ...of(5, 1, 3), ...of(10, 3, 1), ...of(15, 3, 3)];
    const found = measured(
      'kappa',
      pairs.map(([x]) => x),
      pairs.map(([, y]) => y),
    );
    expect(found.value).toBeCloseTo(0.4, 12);
  });

  it.each(['exact', 'half', 'yes-no', 's-score', 'kappa', 'pi'])(
    'leaves %s empty where nothing is shared',
    (name) => {
      expect(measured(name, [1, 0, 3], [0, 2, 0])).toEqual({ value: null, n: 0 });
    },
  );

  it('leaves chance-corrected measures empty where chance explains everything', () => {
    expect(measured('kappa', [1, 1], [1, 1])).toEqual({ value: null, n: 2 });
    expect(measured('pi', [1, 1], [1, 1])).toEqual({ value: null, n: 2 });
    expect(measured('exact', [1, 1], [1, 1]).value).toBe(1);
    expect(measured('yes-no', [2, 2], [2, 2])).toEqual({ value: null, n: 0 });
  });

  it('is symmetric, within bounds and never NaN, whatever was chosen', () => {
    const choices = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    );
    fc.assert(
      fc.property(choices, (pairs) => {
        const [one, other] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        for (const name of AGREEMENT_METRICS.keys()) {
          const found = measured(name, one, other);
          expect(found).toEqual(measured(name, other, one));
          if (found.value === null) continue;
          expect(found.value).toBeGreaterThanOrEqual(-1);
          expect(found.value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('agreement of parties', () => {
  const query = (more: Partial<AgreementQuery> = {}): AgreementQuery => ({
    asOf: dayOf('2021-01-01'),
    knownAt: 100,
    filters: DEFAULT_FILTERS,
    rules: latest1,
    on: ['x/1', 'x/2', 'x/10'],
    pairs: [['USA', 'FRA']],
    metrics: [AGREEMENT_METRICS.get('exact')!],
    excludeUnanimous: false,
    parts: new Map([[null, ['x/1', 'x/2', 'x/10']]]),
    ...more,
  });
  const rows = [
    evidence({ party: 'USA', on: 'x/1' }),
    evidence({ party: 'FRA', on: 'x/1', stance: 'leans_support' }),
    evidence({ party: 'USA', on: 'x/2' }),
    evidence({ party: 'FRA', on: 'x/2', stance: 'mixed' }),
    evidence({ party: 'USA', on: 'x/10' }),
    evidence({ party: 'TWN', on: 'x/10', stance: 'opposes' }),
  ];

  it('compares where both have a position; silence is left out, not counted against them', () => {
    expect(agreement(world(...rows), query())).toEqual([
      {
        a: 'USA',
        b: 'FRA',
        part: null,
        metric: 'exact@1',
        value: 0.5,
        n: 2,
        subjects: 3,
        coverage: 2 / 3,
      },
    ]);
  });

  it('pairs one party with all that have a position', () => {
    const found = agreement(world(...rows), query({ pairs: 'USA' }));
    expect(found.map(({ b, value, n }) => [b, value, n])).toEqual([
      ['FRA', 0.5, 2],
      ['TWN', 0, 1],
    ]);
    expect(agreement(world(...rows), query({ pairs: 'XKX' }))[0]).toMatchObject({
      a: 'XKX',
      value: null,
      n: 0,
      coverage: 0,
    });
  });

  it('can leave out what nobody disputes, and take subjects in parts', () => {
    const [found] = agreement(world(...rows), query({ excludeUnanimous: true }));
    expect(found).toMatchObject({ value: 0, n: 1, subjects: 2 });
    const parts = new Map([
      ['one', ['x/1']],
      ['rest', ['x/2', 'x/10']],
      ['empty', []],
    ]);
    const found3 = agreement(world(...rows), query({ parts }));
    expect(found3.map(({ part, value, n, coverage }) => [part, value, n, coverage])).toEqual([
      ['one', 1, 1, 1],
      ['rest', 0, 1, 0.5],
      ['empty', null, 0, null],
    ]);
  });

  it('takes insufficient evidence for no choice, and no position of a state that is gone', () => {
    const faint = [
      evidence({ party: 'USA', from: '2010-01-01' }),
      evidence({ party: 'FRA', from: '2020-12-01' }),
    ];
    const [found] = agreement(world(...faint), query({ rules: weighted1 }));
    expect(found).toMatchObject({ value: null, n: 0 });
    const gone = [evidence({ party: 'DDR', from: '1980-01-01' }), evidence({ party: 'FRA' })];
    const [none] = agreement(world(...gone), query({ pairs: [['DDR', 'FRA']] }));
    expect(none).toMatchObject({ value: null, n: 0 });
  });
});
