import { DEFAULT_FILTERS } from '#positions/filters.js';
import type { PositionRow } from '#positions/position-row.js';
import { positionsAt } from '#positions/positions.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { evidence, positionsQuery, world } from './given.js';

const names = (rows: readonly PositionRow[]) => rows.map(({ on, party }) => `${on} ${party}`);

describe('positions', () => {
  it('gives the whole row', () => {
    const rows = [
      evidence({ record: 'speech', from: '2020-05-01' }),
      evidence({
        record: 'law',
        from: '2020-06-01',
        kind: 'policy_action',
        stance: 'leans_oppose',
      }),
    ];
    expect(positionsAt(world(...rows), positionsQuery('2020-06-01'))).toEqual([
      {
        party: 'USA',
        on: 'x/1',
        class: 'leans_oppose',
        score: -0.5,
        since: dayOf('2020-06-01'),
        n: 2,
        words: 1,
        deeds: -0.5,
        gap: 1.5,
        basis: ['speech', 'law'],
        weights: [0, 1],
      },
    ]);
  });

  it('sorts by framework, whole one first, then ordinal as a number, then party', () => {
    const on = ['x/10', 'x/2', 'y', 'x'];
    const rows = on.flatMap((each) => [
      evidence({ on: each, party: 'USA' }),
      evidence({ on: each, party: 'group:duo' }),
      evidence({ on: each, party: 'FRA' }),
    ]);
    const found = names(positionsAt(world(...rows), positionsQuery('2020-06-01', { on })));
    const expected = ['x', 'x/2', 'x/10', 'y'].flatMap((each) => [
      `${each} FRA`,
      `${each} USA`,
      `${each} group:duo`,
    ]);
    expect(found).toEqual(expected);
  });

  it('counts evidence from its last possible start, or from its first under the possible dating', () => {
    const row = evidence({ from: '2020-12-31', until: '2021-01-31' });
    const uncertain = {
      ...row,
      fromFirst: dayOf('2020-01-01'),
      untilLast: dayOf('2021-02-28'),
    };
    const at = (day: string, dating: 'certain' | 'possible') =>
      positionsAt(
        world(uncertain),
        positionsQuery(day, { filters: { ...DEFAULT_FILTERS, dating } }),
      ).length;
    expect(
      ['2020-12-30', '2020-12-31', '2021-01-30', '2021-01-31'].map((day) => at(day, 'certain')),
    ).toEqual([0, 1, 1, 0]);
    expect(
      ['2019-12-31', '2020-01-01', '2021-02-27', '2021-02-28'].map((day) => at(day, 'possible')),
    ).toEqual([0, 1, 1, 0]);
  });

  it('judges words and deeds beside any channel, and has no gap where one is unknown', () => {
    const rows = [
      evidence({ from: '2020-05-01' }),
      evidence({ from: '2020-06-01', kind: 'conduct', stance: 'opposes' }),
    ];
    const filters = { ...DEFAULT_FILTERS, channel: 'words' } as const;
    const [words] = positionsAt(world(...rows), positionsQuery('2021-01-01', { filters }));
    expect(words).toMatchObject({ class: 'supports', n: 1, words: 1, deeds: -1, gap: 2 });
    const [early] = positionsAt(world(...rows), positionsQuery('2020-05-31'));
    expect(early).toMatchObject({ words: 1, deeds: null, gap: null });
  });

  it('leaves an insufficient channel out of the gap', () => {
    const rows = [
      evidence({ from: '2015-01-01', coverage: 'inferred' }),
      evidence({ kind: 'conduct', stance: 'opposes' }),
    ];
    const query = positionsQuery('2020-06-01', { rules: weighted1 });
    const [row] = positionsAt(world(...rows), query);
    expect(row).toMatchObject({ words: null, deeds: -1, gap: null });
  });

  it('gives no position to those that do not exist on the day', () => {
    const rows = [
      evidence({ party: 'DDR', from: '1980-01-01' }),
      evidence({ party: 'ZZZ', from: '1980-01-01' }),
      evidence({ party: 'group:duo', from: '1980-01-01' }),
    ];
    expect(names(positionsAt(world(...rows), positionsQuery('1990-10-02')))).toEqual(['x/1 DDR']);
    const late = positionsAt(world(...rows), positionsQuery('2000-01-02'));
    expect(names(late)).toEqual(['x/1 group:duo']);
    expect(late[0]!.since).toBe(dayOf('2000-01-01'));
  });

  it('answers as known at a sequence', () => {
    const wrong = evidence({ record: 'a', stance: 'opposes', knownFrom: 3, knownTo: 7 });
    const right = { ...wrong, stance: 'supports', knownFrom: 7, knownTo: null } as const;
    const at = (knownAt: number) =>
      positionsAt(world(wrong, right), positionsQuery('2021-01-01', { knownAt }))[0]?.class;
    expect([2, 3, 6, 7].map(at)).toEqual([undefined, 'opposes', 'opposes', 'supports']);
  });

  it('adds silent rows for UN members without a position when asked to', () => {
    const rows = [evidence(), evidence({ party: 'TWN' })];
    const query = positionsQuery('2021-01-01', { on: ['x/1'], silent: true });
    const found = positionsAt(world(...rows), query);
    expect(names(found)).toEqual(['x/1 FRA', 'x/1 TWN', 'x/1 USA']);
    expect(found[0]).toEqual({
      party: 'FRA',
      on: 'x/1',
      class: 'silent',
      score: null,
      since: null,
      n: 0,
      words: null,
      deeds: null,
      gap: null,
      basis: [],
      weights: [],
    });
  });

  it('adds silent rows for all who are named and were there on the day, members or not', () => {
    const named = ['USA', 'TWN', 'DDR', 'group:duo'];
    const query = { on: ['x/1'], silent: true, parties: named };
    const on = (day: string) => names(positionsAt(world(evidence()), positionsQuery(day, query)));
    expect(on('2021-01-01')).toEqual(['x/1 TWN', 'x/1 USA', 'x/1 group:duo']);
    expect(on('1980-01-01')).toContain('x/1 DDR');
  });

  it('shows the words of a party that is silent in deeds', () => {
    const filters = { ...DEFAULT_FILTERS, channel: 'deeds' } as const;
    const query = positionsQuery('2021-01-01', { on: ['x/1'], parties: ['USA'], filters });
    expect(positionsAt(world(evidence()), query)).toEqual([]);
    const [row] = positionsAt(world(evidence()), { ...query, silent: true });
    expect(row).toMatchObject({ class: 'silent', score: null, n: 0, words: 1, deeds: null });
  });

  it('keeps to named parties and to the members of a group on the day, silent ones too', () => {
    const rows = ['USA', 'FRA', 'TWN', 'group:duo'].map((party) =>
      evidence({ party, from: '2009-01-01' }),
    );
    const at = (day: string, more: object) =>
      names(positionsAt(world(...rows), positionsQuery(day, { on: ['x/1'], ...more })));
    expect(at('2010-06-30', { group: 'duo' })).toEqual(['x/1 FRA', 'x/1 USA']);
    expect(at('2010-07-01', { group: 'duo' })).toEqual(['x/1 USA']);
    expect(at('2010-06-30', { group: 'duo', parties: ['FRA', 'TWN'] })).toEqual(['x/1 FRA']);
    expect(at('2008-12-31', { parties: ['FRA'], silent: true })).toEqual(['x/1 FRA']);
    expect(at('2010-01-01', { group: 'nobody' })).toEqual([]);
  });

  it('never lets support for a framework count for its principles', () => {
    const found = positionsAt(world(evidence({ on: 'x' })), positionsQuery('2021-01-01'));
    expect(names(found)).toEqual(['x USA']);
  });

  it('begins on the day on which the last of those that spoke over it ended', () => {
    const rows = [
      evidence({ from: '2020-01-01' }),
      evidence({ from: '2020-01-05', until: '2020-01-10', stance: 'opposes' }),
      evidence({ from: '2020-01-06', until: '2020-01-20', stance: 'opposes' }),
    ];
    const [row] = positionsAt(world(...rows), positionsQuery('2020-01-30'));
    expect(row).toMatchObject({ class: 'supports', n: 1, since: dayOf('2020-01-20') });
  });

  it('keeps since of a position that group and own records carried in turn', () => {
    const rows = [
      evidence({ record: 'g', party: 'group:duo', from: '2009-01-01', until: '2009-06-01' }),
      evidence({ record: 'own', party: 'FRA', from: '2009-05-01' }),
    ];
    const filters = { ...DEFAULT_FILTERS, groups: 'members' } as const;
    const query = positionsQuery('2012-01-01', { parties: ['FRA'], filters });
    const [row] = positionsAt(world(...rows), query);
    expect(isoOf(row!.since!)).toBe('2009-01-01');
    expect(row!.basis).toEqual(['own']);
  });
});
