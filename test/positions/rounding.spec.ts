import { type AdoptionQuery, adoptions } from '#positions/adoption/adoption.js';
import { classChanges } from '#positions/class-changes.js';
import { choicesAt } from '#positions/compare/choices.js';
import type { Evidence } from '#positions/evidence.js';
import { explain } from '#positions/explain.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { beliefSteps, classRuns } from '#positions/history.js';
import { positionsAt } from '#positions/positions.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { timeline } from '#positions/timeline.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, positionQuery, positionsQuery, timelineQuery, world } from './given.js';

const act = (party: string, from: string, rest: Partial<Evidence> = {}): Evidence =>
  evidence({ party, from, kind: 'endorsement', ...rest });

// (0.7 + 0.35) / 1.4 = 3/4.
const threeQuarters = [
  act('FRA', '2016-01-01', { record: 'f1', coverage: 'wholesale' }),
  act('FRA', '2016-02-01', { record: 'f2', coverage: 'wholesale', stance: 'leans_support' }),
];
// 1 - 0.7 - 0.3 = 0.
const conduct = { kind: 'conduct', stance: 'leans_oppose' } as const;
const nothingAbove = [
  act('USA', '2016-01-01'),
  act('USA', '2016-02-01', { coverage: 'wholesale', stance: 'opposes' }),
  act('USA', '2016-03-01', conduct),
];
// 1 - 0.8 - 0.2 = 0.
const nothingBelow = [
  act('XKX', '2016-01-01'),
  act('XKX', '2016-02-01', { kind: 'vote', stance: 'opposes' }),
  act('XKX', '2016-03-01', { kind: 'vote', coverage: 'inferred', stance: 'leans_oppose' }),
];
const given = world(...threeQuarters, ...nothingAbove, ...nothingBelow);
const rules = weighted1;
const asOf = dayOf('2016-12-01');
const everything = {
  ...{ knownAt: 100, filters: DEFAULT_FILTERS, rules, on: ['x/1'], parties: null, group: null },
};

describe('what rounding alone keeps from a bound', () => {
  it.each(['silent', 'continue'] as const)('is on it in positions, succession=%s', (succession) => {
    const filters = { ...DEFAULT_FILTERS, succession };
    const rows = positionsAt(given, positionsQuery('2016-12-01', { rules, filters }));
    expect(rows.map((row) => [row.party, row.class, row.score])).toEqual([
      ['FRA', 'supports', 0.75],
      ['USA', 'mixed', 0],
      ['XKX', 'mixed', 0],
    ]);
    expect(rows[0]!.since).toBe(dayOf('2016-01-01'));
  });

  it('makes no supporter, holder or choice', () => {
    const [point] = timeline(given, timelineQuery(['2016-12-01', '2016-12-01'], { rules, asOf }));
    expect(point).toMatchObject({ supports: 1, leansSupport: 0, mixed: 1, meanScore: 0.375 });
    const query: AdoptionQuery = {
      ...{ ...everything, announced: dayOf('2015-01-01'), asOf },
      ...{ roster: 'states', membership: 'of-the-date' },
    };
    const [adoption] = adoptions(given, query);
    expect(adoption).toMatchObject({ holders: 1 });
    const held = adoption!.rows.map(({ party, holding }) => [party, holding]);
    expect(held).toEqual([
      ['FRA', true],
      ['USA', false],
      ['XKX', false],
    ]);
    const { byParty } = choicesAt(given, { ...everything, asOf });
    expect(byParty.get('USA')).toEqual(byParty.get('XKX'));
  });

  it('is no change of class by ageing, nor a break in a run', () => {
    const alike = world(
      act('USA', '2016-01-01', { kind: 'statement', coverage: 'wholesale' }),
      act('USA', '2016-01-01', {
        ...{ kind: 'statement', coverage: 'wholesale', stance: 'leans_support' },
      }),
    );
    const runs = classRuns(alike, positionQuery('2030-12-31', { rules }));
    expect(runs.map((run) => [run.class, ...new Set(run.segments.map((it) => it.score))])).toEqual([
      ['supports', 0.75],
      ['insufficient', 0.75],
    ]);
    const days = { from: dayOf('2016-01-02'), to: dayOf('2030-12-31') };
    const changes = classChanges(alike, { ...everything, ...days });
    expect(changes.map(({ after }) => after.class)).toEqual(['insufficient']);
    const { since } = positionsAt(alike, positionsQuery('2018-06-01', { rules }))[0]!;
    expect(since).toBe(dayOf('2016-01-01'));
  });

  it('makes nothing decisive that leaves the class as it is', () => {
    const third = act('FRA', '2016-03-01', { coverage: 'wholesale', record: 'f3' });
    const query = positionQuery('2016-12-01', { rules, party: 'FRA' });
    const { pieces } = explain(world(...threeQuarters, third), query);
    expect(pieces.map(({ decisive }) => decisive)).toEqual([false, false, false]);
    expect(pieces.at(-1)!.without).toEqual({ class: 'supports', score: 0.75 });
  });
});

describe('the last bits of a score between the bounds', () => {
  // 0.8 / (0.8 + 0.56) = 10/17, whose last bit differs once both votes have aged.
  const votes = [
    act('USA', '2019-01-01', { kind: 'vote' }),
    act('USA', '2019-01-01', { kind: 'vote', coverage: 'wholesale', stance: 'neutral' }),
  ];

  it('are not taken for ageing where something else changed the class', () => {
    const law = act('USA', '2020-01-01', {
      record: 'law',
      kind: 'policy_action',
      stance: 'opposes',
    });
    const days = { from: dayOf('2020-01-01'), to: dayOf('2020-12-01') };
    const changes = classChanges(world(...votes, law), { ...everything, ...days });
    expect(changes).toMatchObject([{ date: law.fromLast, began: ['law'], ageing: false }]);
  });

  it('are not taken for another belief', () => {
    const aged = { from: '2018-01-01', kind: 'vote', knownFrom: 1, knownTo: 5 } as const;
    const young = { from: '2019-01-01', kind: 'vote', knownFrom: 5 } as const;
    const neutral = { coverage: 'wholesale', stance: 'neutral' } as const;
    const told = world(
      ...[evidence(aged), evidence({ ...aged, ...neutral })],
      ...[evidence(young), evidence({ ...young, ...neutral })],
    );
    const steps = beliefSteps(told, positionQuery('2019-06-01', { rules }));
    expect(steps.map(({ sequence, class: held }) => [sequence, held])).toEqual([
      [1, 'leans_support'],
    ]);
  });
});
