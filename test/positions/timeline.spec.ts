import fc from 'fast-check';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { positionsAt } from '#positions/positions.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { timeline } from '#positions/timeline.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import { KINDS } from '#vocabulary/terms.js';
import { evidence, positionsQuery, timelineQuery, world } from './given.js';

describe('timeline', () => {
  it('counts the roster of each date by class, and the rest as silent', () => {
    const rows = [
      evidence({ party: 'USA', from: '2019-06-01' }),
      evidence({ party: 'FRA', from: '2020-06-01', stance: 'leans_oppose' }),
    ];
    const found = timeline(world(...rows), timelineQuery(['2018-01-01', '2020-12-31']));
    expect(
      found.map((row) => [isoOf(row.date), row.supports, row.leansOppose, row.silent]),
    ).toEqual([
      ['2018-12-31', 0, 0, 2],
      ['2019-12-31', 1, 0, 1],
      ['2020-12-31', 1, 1, 0],
    ]);
    expect(found[2]).toEqual({
      on: 'x/1',
      date: dayOf('2020-12-31'),
      supports: 1,
      leansSupport: 0,
      mixed: 0,
      neutral: 0,
      leansOppose: 1,
      opposes: 0,
      insufficient: 0,
      silent: 0,
      roster: 2,
      meanScore: 0.25,
      supportShare: 0.5,
      coverage: 1,
      outside: [],
    });
    expect(found[0]).toMatchObject({ meanScore: null, supportShare: 0, coverage: 0 });
  });

  it('lists positions outside the roster, in order, and counts them nowhere', () => {
    const rows = ['group:duo', 'XKX', 'TWN', 'USA'].map((party) => evidence({ party }));
    const [row] = timeline(world(...rows), timelineQuery(['2020-06-01', '2020-06-01']));
    expect(row).toMatchObject({ supports: 1, silent: 1, roster: 2 });
    expect(row!.outside).toEqual(['TWN', 'XKX', 'group:duo']);
    const states = timelineQuery(['2020-06-01', '2020-06-01'], { roster: 'states' });
    expect(timeline(world(...rows), states)[0]).toMatchObject({
      supports: 3,
      roster: 4,
      outside: ['group:duo'],
    });
  });

  it('lists nobody outside once the evidence has ended', () => {
    const rows = [evidence({ party: 'TWN', from: '2018-06-01', until: '2019-06-01' })];
    const found = timeline(world(...rows), timelineQuery(['2018-01-01', '2020-12-31']));
    expect(found.map(({ outside }) => outside)).toEqual([['TWN'], [], []]);
  });

  it('has no shares of an empty roster', () => {
    const [row] = timeline(world(), timelineQuery(['1900-01-01', '1900-12-31']));
    expect(row).toMatchObject({ roster: 0, silent: 0, supportShare: null, coverage: null });
  });

  it('lets the state system change: DDR counts until its last day', () => {
    const rows = [evidence({ party: 'DDR', from: '1980-01-01', stance: 'opposes' })];
    const query = timelineQuery(['1990-10-02', '1990-10-03'], { interval: 'day' });
    const found = timeline(world(...rows), query);
    expect(found.map(({ roster, opposes, outside }) => [roster, opposes, outside])).toEqual([
      [3, 1, []],
      [2, 0, []],
    ]);
  });

  it('keeps an observed party in the roster after its evidence has ended', () => {
    const rows = [
      evidence({ from: '2019-06-01', until: '2019-09-01' }),
      evidence({ party: 'group:duo', from: '2020-06-01' }),
      evidence({ party: 'DDR', from: '1980-01-01' }),
    ];
    const query = timelineQuery(['2018-01-01', '2020-12-31'], { roster: 'observed' });
    const found = timeline(world(...rows), query);
    expect(found.map((row) => [row.roster, row.supports, row.silent])).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [2, 1, 1],
    ]);
  });

  it('observes a state to its very last day', () => {
    const rows = [evidence({ party: 'DDR', from: '1980-01-01', until: '1981-01-01' })];
    const span: [string, string] = ['1990-10-02', '1990-10-03'];
    const query = timelineQuery(span, { roster: 'observed', interval: 'day' });
    expect(timeline(world(...rows), query).map((row) => row.roster)).toEqual([1, 0]);
  });

  it('takes a group’s members of each date, or of one fixed day', () => {
    const rows = ['USA', 'FRA'].map((party) => evidence({ party, from: '2009-01-01' }));
    const span: [string, string] = ['2009-01-01', '2010-12-31'];
    const moving = timeline(world(...rows), timelineQuery(span, { group: 'duo' }));
    expect(moving.map((row) => [row.roster, row.supports, row.outside])).toEqual([
      [2, 2, []],
      [1, 1, ['FRA']],
    ]);
    const fixed = timelineQuery(span, { group: 'duo', membership: dayOf('2010-01-01') });
    expect(timeline(world(...rows), fixed).map((row) => row.roster)).toEqual([2, 2]);
    const observed = timelineQuery(span, { group: 'duo', roster: 'observed' });
    expect(timeline(world(...rows), observed).map((row) => row.roster)).toEqual([2, 1]);
  });

  it('cuts the roster to the parties asked for', () => {
    const rows = ['USA', 'FRA'].map((party) => evidence({ party }));
    const query = timelineQuery(['2020-06-01', '2020-06-01'], { parties: ['FRA', 'TWN'] });
    const [row] = timeline(world(...rows), query);
    expect(row).toMatchObject({ roster: 1, supports: 1, outside: ['USA'] });
  });

  it('keeps the insufficient out of mean and support, but in coverage', () => {
    const rows = [
      evidence({ party: 'USA', coverage: 'inferred', from: '2018-01-01' }),
      evidence({ party: 'FRA', kind: 'endorsement', stance: 'leans_support' }),
    ];
    const query = timelineQuery(['2020-06-01', '2020-06-01'], { rules: weighted1 });
    expect(timeline(world(...rows), query)[0]).toMatchObject({
      insufficient: 1,
      leansSupport: 1,
      meanScore: 0.5,
      supportShare: 0.5,
      coverage: 1,
    });
  });

  it('answers subject by subject, ordinals as numbers, silent ones too', () => {
    const query = timelineQuery(['2019-01-01', '2020-12-31'], { on: null });
    const found = timeline(world(), query).map((row) => row.on);
    expect(found).toEqual(['x', 'x', 'x/1', 'x/1', 'x/2', 'x/2', 'x/10', 'x/10']);
  });

  it('agrees on each date with the positions of that day, for any evidence', () => {
    const row = fc.record({
      party: fc.constantFrom('USA', 'FRA', 'TWN', 'XKX', 'group:duo'),
      kind: fc.constantFrom(...KINDS),
      stance: fc.constantFrom(...STANCES),
      coverage: fc.constantFrom('named', 'inferred'),
      from: fc.integer({ min: 2000, max: 2019 }).map((year) => `${year}-03-05`),
      until: fc.integer({ min: 2001, max: 2030 }).map((year) => `${year}-08-09`),
    });
    const filters = { ...DEFAULT_FILTERS, groups: 'members' } as const;
    const given = fc
      .array(row, { maxLength: 20 })
      .map((list) => list.map((each) => evidence(each as object)));
    const check = (rows: ReturnType<typeof evidence>[]) => {
      const shared = { filters, rules: weighted1, on: ['x/1'] };
      const query = timelineQuery(['2001-01-01', '2020-05-05'], { ...shared, interval: 'quarter' });
      for (const point of timeline(world(...rows), query)) {
        const all = positionsAt(world(...rows), positionsQuery(isoOf(point.date), shared));
        const counted = all.filter(({ party }) => party === 'USA' || party === 'FRA');
        const clear = counted.filter((each) => each.class !== 'insufficient');
        const sum = clear.reduce((total, each) => total + each.score!, 0);
        expect(point).toMatchObject({
          silent: 2 - counted.length,
          insufficient: counted.length - clear.length,
          supports: clear.filter((each) => each.class === 'supports').length,
          mixed: clear.filter((each) => each.class === 'mixed').length,
          meanScore: clear.length === 0 ? null : sum / clear.length,
          supportShare: clear.filter((each) => each.score! > 0).length / 2,
          outside: all.filter((each) => !counted.includes(each)).map((each) => each.party),
        });
      }
    };
    fc.assert(fc.property(given, check), { numRuns: 60 });
  });
});
