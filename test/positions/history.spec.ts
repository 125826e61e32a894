import { buildDirectory } from '#positions/directory.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { beliefSteps, classRuns } from '#positions/history.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import type { World } from '#positions/world.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, positionQuery, ROWS, world } from './given.js';

describe('history on the valid axis', () => {
  it('joins stretches of one class and keeps gaps', () => {
    const rows = [
      evidence({ from: '2020-01-01', until: '2020-03-01' }),
      evidence({ from: '2020-02-01', until: '2020-04-01' }),
      evidence({ from: '2020-05-01', stance: 'neutral' }),
    ];
    const runs = classRuns(world(...rows), positionQuery('2021-01-01'));
    expect(runs.map(({ from, to, class: held }) => [from, to, held])).toEqual([
      [dayOf('2020-01-01'), dayOf('2020-04-01'), 'supports'],
      [dayOf('2020-05-01'), Number.POSITIVE_INFINITY, 'neutral'],
    ]);
    expect(runs[0]!.segments.map((each) => each.pieces.length)).toEqual([1, 2, 1]);
  });

  it('begins a new run of the same class after a silence', () => {
    const rows = [evidence({ until: '2020-03-01' }), evidence({ from: '2020-03-02' })];
    const runs = classRuns(world(...rows), positionQuery('2021-01-01'));
    expect(runs.map((run) => run.from)).toEqual([dayOf('2020-01-01'), dayOf('2020-03-02')]);
  });

  it('shows how the score moves within a class', () => {
    const rows = [evidence({ stance: 'leans_support', kind: 'conduct' }), evidence()];
    const query = positionQuery('2021-06-01', { rules: weighted1 });
    const [run, ...more] = classRuns(world(...rows), query);
    expect(more).toEqual([]);
    expect(run!.class).toBe('leans_support');
    const aged = 0.5 * 2 ** -0.5;
    // In order of entry: the conduct (0.6 x 0.5) before the statement.
    expect(run!.segments.map((each) => each.score)).toEqual([
      (0.3 + 0.5) / 1.1,
      (0.3 + aged) / (0.6 + aged),
    ]);
  });
});

describe('history on the known axis', () => {
  it('tells what we believed about one day as events came in', () => {
    const coded = evidence({ record: 'a', knownFrom: 10, knownTo: 20, stance: 'opposes' });
    const amended = { ...coded, knownFrom: 20, knownTo: 30, stance: 'supports' } as const;
    const same = evidence({ record: 'b', knownFrom: 25, knownTo: 40, firstSequence: 1 });
    const elsewhere = evidence({ record: 'c', knownFrom: 27, from: '2022-01-01' });
    const steps = beliefSteps(world(coded, amended, same, elsewhere), positionQuery('2021-01-01'));
    expect(steps).toEqual([
      { sequence: 10, class: 'opposes', score: -1 },
      { sequence: 20, class: 'supports', score: 1 },
      { sequence: 40, class: 'silent', score: null },
    ]);
  });

  it('stops at the sequence asked about', () => {
    const row = evidence({ knownFrom: 10, knownTo: 20 });
    const query = positionQuery('2021-01-01', { knownAt: 19 });
    expect(beliefSteps(world(row), query)).toEqual([{ sequence: 10, class: 'supports', score: 1 }]);
  });

  it('notices when the party and its membership became known', () => {
    const empty = buildDirectory({ states: [], groups: [], memberships: [] });
    const partial = buildDirectory({ ...ROWS, memberships: [] });
    const full = buildDirectory(ROWS);
    const own = evidence({ knownFrom: 10, until: '2021-06-01' });
    const group = evidence({
      party: 'group:duo',
      from: '2020-02-01',
      knownFrom: 11,
      stance: 'neutral',
    });
    const asked: number[] = [];
    const late: World = {
      ...world(own, group),
      directory: (at) => {
        asked.push(at);
        return at < 20 ? empty : at < 30 ? partial : full;
      },
      changesOf: (_party, bloc) => (bloc === null ? [20] : bloc === 'group:duo' ? [30, 200] : []),
    };
    const filters = { ...DEFAULT_FILTERS, groups: 'members' } as const;
    expect(beliefSteps(late, positionQuery('2021-01-01', { filters }))).toEqual([
      { sequence: 20, class: 'supports', score: 1 },
      { sequence: 30, class: 'neutral', score: 0 },
    ]);
    asked.length = 0;
    expect(beliefSteps(late, positionQuery('2021-01-01'))).toEqual([
      { sequence: 20, class: 'supports', score: 1 },
    ]);
    // What is told of groups that do not speak takes no directory.
    expect(asked).toEqual([10, 20]);
  });
});
