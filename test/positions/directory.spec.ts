import { buildDirectory, type StateRow } from '#positions/directory.js';
import { dayOf } from '#vocabulary/day.js';
import { ROWS } from './given.js';

const directory = buildDirectory(ROWS);
const state = (row: Partial<StateRow>): StateRow => ({
  code: 'AAA',
  validFrom: null,
  validTo: null,
  unMemberFrom: null,
  unMemberTo: null,
  ...row,
});

describe('directory', () => {
  it('lets a state exist on its first and its last day', () => {
    const days = ['1973-09-17', '1973-09-18', '1990-10-02', '1990-10-03'];
    const answers = days.map((day) => directory.exists('DDR', dayOf(day)));
    expect(answers).toEqual([false, true, true, false]);
  });

  it('knows open ends, groups of unknown age, and that the unknown never existed', () => {
    const day = dayOf('1700-01-01');
    expect(directory.exists('USA', day)).toBe(true);
    expect(directory.exists('group:old', day)).toBe(true);
    expect(directory.exists('group:duo', day)).toBe(false);
    expect(directory.exists('ZZZ', day)).toBe(false);
    expect(directory.spells('ZZZ')).toEqual([]);
  });

  it('joins spells that adjoin or overlap and keeps those with a day between apart', () => {
    const rows = [
      state({ validFrom: 20, validTo: 30 }),
      state({ validFrom: 0, validTo: 9 }),
      state({ validFrom: 10, validTo: 15 }),
      state({ validFrom: 25, validTo: 27 }),
    ];
    const { spells } = buildDirectory({ states: rows, groups: [], memberships: [] });
    expect(spells('AAA')).toEqual([
      { first: 0, last: 15 },
      { first: 20, last: 30 },
    ]);
  });

  it('has nobody in the UN longer than it was a state', () => {
    const row = state({ validFrom: 10, validTo: 20, unMemberFrom: 5, unMemberTo: null });
    const { roster } = buildDirectory({ states: [row], groups: [], memberships: [] });
    const days = [9, 10, 20, 21].map((day) => roster('un', day).length);
    expect(days).toEqual([0, 1, 1, 0]);
  });

  it('keeps two rosters: UN members and states, of the day, in code order', () => {
    const today = dayOf('2020-01-01');
    expect(directory.roster('un', today)).toEqual(['FRA', 'USA']);
    expect(directory.roster('states', today)).toEqual(['FRA', 'TWN', 'USA', 'XKX']);
    expect(directory.roster('un', dayOf('1990-10-02'))).toEqual(['DDR', 'FRA', 'USA']);
    expect(directory.roster('un', dayOf('1945-10-23'))).toEqual([]);
  });

  it('gives days without a change between them the very same list', () => {
    const [a, b] = [dayOf('2019-05-05'), dayOf('2020-05-05')];
    expect(directory.roster('states', a)).toBe(directory.roster('states', b));
  });

  it('counts members on both end days, unknown starts as open but only while the state exists', () => {
    expect(directory.members('duo', dayOf('1999-12-31'))).toEqual([]);
    expect(directory.members('duo', dayOf('2008-02-16'))).toEqual(['FRA', 'USA']);
    expect(directory.members('group:duo', dayOf('2010-06-30'))).toEqual(['FRA', 'USA', 'XKX']);
    expect(directory.members('duo', dayOf('2010-07-01'))).toEqual(['USA', 'XKX']);
  });

  it('counts a membership that ended nobody knows when on no day', () => {
    expect(directory.members('duo', dayOf('2005-01-01'))).not.toContain('TWN');
  });
});
