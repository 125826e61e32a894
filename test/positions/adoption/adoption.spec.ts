import { type AdoptionQuery, adoptions } from '#positions/adoption/adoption.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { evidence, world } from '../given.js';

const query = (more: Partial<AdoptionQuery> = {}): AdoptionQuery => ({
  announced: dayOf('2020-01-01'),
  asOf: dayOf('2021-12-31'),
  knownAt: 100,
  filters: DEFAULT_FILTERS,
  rules: latest1,
  on: ['x/1'],
  roster: 'un',
  group: null,
  membership: 'of-the-date',
  parties: null,
  ...more,
});

const short = (rows: ReturnType<typeof adoptions>[number]['rows']) =>
  rows.map(({ party, adoptedOn, holding, daysFromAnnouncement, counted }) => [
    party,
    isoOf(adoptedOn),
    holding,
    daysFromAnnouncement,
    counted,
  ]);

describe('adoption', () => {
  it('gives each adopter its first day of support, and tells who still supports', () => {
    const rows = [
      evidence({ party: 'FRA', from: '2019-12-22' }),
      evidence({ party: 'USA', from: '2020-01-11', stance: 'opposes' }),
      evidence({ party: 'USA', from: '2020-03-01', until: '2020-04-01', stance: 'leans_support' }),
      evidence({ party: 'TWN', from: '2020-02-01' }),
      evidence({ party: 'XKX', from: '2020-02-01', stance: 'mixed' }),
    ];
    const [found] = adoptions(world(...rows), query());
    expect(short(found!.rows)).toEqual([
      ['FRA', '2019-12-22', true, -10, true],
      ['TWN', '2020-02-01', true, 31, false],
      ['USA', '2020-03-01', false, 60, true],
    ]);
    expect(found).toMatchObject({
      roster: 2,
      adopters: 2,
      holders: 1,
      adopterShare: 1,
      holderShare: 0.5,
      coverage: 1,
      survival: {
        n: 2,
        events: 2,
        censored: 0,
        curve: [
          { time: 0, atRisk: 2, events: 1, survival: 0.5, variance: 0.125 },
          { time: 60, atRisk: 1, events: 1, survival: 0, variance: null },
        ],
      },
      logistic: { status: 'too-few', n: 2, needed: 5 },
      bass: { status: 'too-few', n: 2, needed: 5 },
    });
  });

  it('never takes silence for a position, and insufficient evidence not for support', () => {
    const weak = evidence({ party: 'USA', from: '2020-02-01', coverage: 'inferred' });
    const strong = evidence({ party: 'FRA', from: '2020-02-01' });
    const [found] = adoptions(world(weak, strong), query({ rules: weighted1 }));
    expect(short(found!.rows)).toEqual([
      ['FRA', '2020-02-01', true, 31, true],
      ['USA', '2020-02-01', false, 31, true],
    ]);
    const [old] = adoptions(
      world({
        ...weak,
        coverage: 'inferred',
        fromFirst: dayOf('2000-01-01'),
        fromLast: dayOf('2000-01-01'),
      }),
      query({ rules: weighted1, announced: dayOf('1990-01-01') }),
    );
    expect(old).toMatchObject({ adopters: 1, holders: 0, coverage: 0.5 });
    const [none] = adoptions(world(), query());
    expect(none).toMatchObject({ rows: [], roster: 2, adopters: 0, coverage: 0, adopterShare: 0 });
  });

  it('does not take support that fell silent, or a state that is gone, for still holding', () => {
    const rows = [
      evidence({ party: 'FRA', from: '2020-02-01', until: '2020-06-01' }),
      evidence({ party: 'DDR', from: '1990-02-01' }),
    ];
    const [found] = adoptions(world(...rows), query({ announced: dayOf('1990-01-01') }));
    expect(short(found!.rows)).toEqual([
      ['DDR', '1990-02-01', false, 31, true],
      ['FRA', '2020-02-01', false, dayOf('2020-02-01') - dayOf('1990-01-01'), true],
    ]);
    expect(found).toMatchObject({ roster: 2, adopters: 1, holders: 0, coverage: 0 });
  });

  it('censors a state at its end and lets a later one in, over the roster of each day', () => {
    const rows = [
      evidence({ party: 'DDR', from: '1990-09-01', stance: 'opposes' }),
      evidence({ party: 'XKX', from: '2008-03-01' }),
    ];
    const [found] = adoptions(
      world(...rows),
      query({ announced: dayOf('1990-01-01'), roster: 'states' }),
    );
    expect(found).toMatchObject({
      roster: 4,
      adopters: 1,
      coverage: 0.25,
      survival: { n: 5, events: 1, censored: 4 },
    });
    expect(found!.survival.curve).toEqual([
      expect.objectContaining({ time: dayOf('2008-03-01') - dayOf('1990-01-01'), atRisk: 4 }),
    ]);
  });

  it('narrows rows and numbers to a group or to parties asked for', () => {
    const rows = ['USA', 'FRA', 'TWN'].map((party) => evidence({ party, from: '2020-02-01' }));
    const [duo] = adoptions(world(...rows), query({ group: 'duo' }));
    expect(short(duo!.rows).map(([party]) => party)).toEqual(['USA']);
    expect(duo).toMatchObject({ roster: 1, adopters: 1 });
    const [named] = adoptions(world(...rows), query({ parties: ['FRA', 'TWN'] }));
    expect(short(named!.rows).map(([party, , , , counted]) => [party, counted])).toEqual([
      ['FRA', true],
      ['TWN', false],
    ]);
    expect(named).toMatchObject({ roster: 1, adopters: 1 });
    const [nobody] = adoptions(world(...rows), query({ group: 'nobody' }));
    expect(nobody).toMatchObject({
      rows: [],
      roster: 0,
      adopterShare: null,
      holderShare: null,
      coverage: null,
      survival: { n: 0, curve: [] },
    });
  });

  it('watches nobody before the announcement', () => {
    const rows = [evidence({ party: 'FRA', from: '2019-06-01' })];
    const [found] = adoptions(world(...rows), query({ asOf: dayOf('2019-12-31') }));
    expect(short(found!.rows)).toEqual([['FRA', '2019-06-01', true, -214, true]]);
    expect(found).toMatchObject({ adopters: 1, survival: { n: 0, curve: [] }, bass: { n: 0 } });
  });
});
