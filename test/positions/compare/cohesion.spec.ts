import { agreementIndex, cohesion, rice } from '#positions/compare/cohesion.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, world } from '../given.js';

describe('indices of cohesion', () => {
  it('gives the published 119 yes, 46 no, 14 abstentions', () => {
    expect(agreementIndex(119, 46, 14)!.toFixed(4)).toBe('0.4972');
    expect(rice(119, 46)!.toFixed(4)).toBe('0.4424');
  });

  it('runs from 0 to 1, and is empty where nobody chose', () => {
    expect(agreementIndex(5, 0, 0)).toBe(1);
    expect(agreementIndex(2, 2, 2)).toBe(0);
    expect(rice(3, 3)).toBe(0);
    expect(agreementIndex(0, 0, 4)).toBe(1);
    expect(rice(0, 0)).toBeNull();
    expect(agreementIndex(0, 0, 0)).toBeNull();
  });
});

describe('cohesion of a group', () => {
  const query = (asOf: string, group = 'duo') => ({
    asOf: dayOf(asOf),
    knownAt: 100,
    filters: DEFAULT_FILTERS,
    rules: latest1,
    on: ['x/2', 'x/1'],
    group,
  });
  const rows = [
    evidence({ party: 'USA', from: '2009-01-01' }),
    evidence({ party: 'FRA', from: '2009-01-01', stance: 'opposes' }),
    evidence({ party: 'TWN', from: '2009-01-01', stance: 'opposes' }),
    evidence({ party: 'XKX', from: '2009-01-01', stance: 'neutral', on: 'x/2' }),
  ];

  it('counts the members of the day, and says how many were heard', () => {
    const found = cohesion(world(...rows), query('2010-01-01'));
    expect(found.members).toEqual(['FRA', 'USA', 'XKX']);
    expect(found.rows).toEqual([
      {
        on: 'x/1',
        members: 3,
        yes: 1,
        abstain: 0,
        no: 1,
        n: 2,
        coverage: 2 / 3,
        agreementIndex: 0.25,
        rice: 0,
      },
      {
        on: 'x/2',
        members: 3,
        yes: 0,
        abstain: 1,
        no: 0,
        n: 1,
        coverage: 1 / 3,
        agreementIndex: 1,
        rice: null,
      },
    ]);
    const later = cohesion(world(...rows), query('2010-07-01'));
    expect(later.members).toEqual(['USA', 'XKX']);
    expect(later.rows[0]).toMatchObject({ yes: 1, no: 0, agreementIndex: 1, rice: 1 });
  });

  it('is honestly empty for a group without members that day', () => {
    const found = cohesion(world(...rows), query('2010-01-01', 'old'));
    expect(found.members).toEqual([]);
    expect(found.rows[0]).toMatchObject({
      members: 0,
      n: 0,
      coverage: null,
      agreementIndex: null,
      rice: null,
    });
  });
});
