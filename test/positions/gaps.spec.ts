import { DEFAULT_FILTERS } from '#positions/filters.js';
import { type GapsQuery, gaps } from '#positions/gaps.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { isoOf } from '#vocabulary/day.js';
import { evidence, timelineQuery, world } from './given.js';

const query = (range: [string, string], more: Partial<GapsQuery> = {}): GapsQuery => ({
  ...timelineQuery(range),
  filters: DEFAULT_FILTERS,
  ...more,
});

describe('gap between words and deeds', () => {
  const rows = [
    evidence({ party: 'USA', from: '2018-01-01' }),
    evidence({ party: 'USA', from: '2019-06-01', kind: 'policy_action', stance: 'opposes' }),
    evidence({ party: 'FRA', from: '2018-01-01', stance: 'leans_support' }),
    evidence({ party: 'FRA', from: '2020-06-01', kind: 'conduct', stance: 'supports' }),
  ];

  it('is the mean over parties with both known, and absent without any', () => {
    const found = gaps(world(...rows), query(['2018-01-01', '2020-12-31']));
    expect(
      found.map(({ date, n, words, deeds, gap }) => [isoOf(date), n, words, deeds, gap]),
    ).toEqual([
      ['2018-12-31', 0, null, null, null],
      ['2019-12-31', 1, 1, -1, 2],
      // USA 1 - -1 = 2, FRA 0.5 - 1 = -0.5.
      ['2020-12-31', 2, 0.75, 0, 0.75],
    ]);
    expect(found[1]!.parties).toEqual([
      { party: 'FRA', words: 0.5, deeds: null, gap: null },
      { party: 'USA', words: 1, deeds: -1, gap: 2 },
    ]);
    expect(found[0]!.roster).toBe(2);
  });

  it('keeps parties outside the roster out of the mean', () => {
    const outside = rows.map((row) => ({ ...row, party: row.party === 'FRA' ? 'TWN' : row.party }));
    const [point] = gaps(world(...outside), query(['2020-12-31', '2020-12-31']));
    expect(point).toMatchObject({ n: 1, gap: 2, outside: ['TWN'] });
    expect(point!.parties.map(({ party }) => party)).toEqual(['USA']);
    const all = query(['2020-12-31', '2020-12-31'], { roster: 'observed' });
    expect(gaps(world(...outside), all)[0]).toMatchObject({ n: 2, gap: 0.75, roster: 2 });
  });

  it('lists outside the roster only who both speaks and acts', () => {
    const outside = [
      evidence({ party: 'TWN' }),
      evidence({ party: 'XKX' }),
      evidence({ party: 'XKX', kind: 'conduct' }),
    ];
    const [point] = gaps(world(...outside), query(['2020-12-31', '2020-12-31']));
    expect(point).toMatchObject({ n: 0, parties: [], outside: ['XKX'] });
  });

  it('does not know a score that is insufficient', () => {
    const faint = [
      evidence({ kind: 'conduct', coverage: 'inferred', from: '2019-01-01' }),
      evidence({ coverage: 'inferred', from: '2018-01-01' }),
    ];
    const [point] = gaps(
      world(...faint),
      query(['2020-12-31', '2020-12-31'], { rules: weighted1 }),
    );
    expect(point!.parties).toEqual([{ party: 'USA', words: null, deeds: 1, gap: null }]);
  });

  it('has a point for a principle that nothing bears on, and none for no days', () => {
    const found = gaps(world(), query(['2020-12-31', '2020-12-31'], { on: ['x/2'] }));
    expect(found).toMatchObject([{ on: 'x/2', n: 0, gap: null, parties: [], outside: [] }]);
    expect(gaps(world(), query(['2021-01-01', '2020-01-01']))).toEqual([]);
  });
});
