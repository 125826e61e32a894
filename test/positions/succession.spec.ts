import { buildDirectory } from '#positions/directory.js';
import { explain } from '#positions/explain.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { beliefSteps, classRuns } from '#positions/history.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import { positionsAt } from '#positions/positions.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { heirsBy, type Succession } from '#positions/succession.js';
import { timeline } from '#positions/timeline.js';
import type { World } from '#positions/world.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { evidence, positionQuery, positionsQuery, timelineQuery } from './given.js';

const CONTINUE = { ...DEFAULT_FILTERS, succession: 'continue' } as const;
const since = (predecessor: string, successor: string, on: string, last = on): Succession => ({
  predecessor,
  successor,
  onFirst: dayOf(on),
  onLast: dayOf(last),
});
const day = (iso: string | null) => (iso === null ? null : dayOf(iso));
const state = (code: string, from: string | null, to: string | null) => ({
  code,
  validFrom: day(from),
  validTo: day(to),
  unMemberFrom: dayOf(from ?? '1945-10-24'),
  unMemberTo: day(to),
});
const directory = buildDirectory({
  states: [
    state('YUG', null, '2003-02-03'),
    state('SCG', '2003-02-04', '2006-06-02'),
    state('SRB', '2006-06-03', null),
    state('DDR', '1973-09-18', '1990-10-02'),
    state('DEU', null, null),
  ],
  groups: [],
  memberships: [],
});
const CHAIN = [since('YUG', 'SCG', '2003-02-04'), since('SCG', 'SRB', '2006-06-03')];
const UNION = [since('DDR', 'DEU', '1990-10-03')];

function world(successions: readonly Succession[], ...rows: ReturnType<typeof evidence>[]): World {
  return {
    evidence: EvidenceIndex.of(rows),
    directory: () => directory,
    subjects: ['x/1'],
    successions: () => successions,
  };
}
const at = (
  it: World,
  asOf: string,
  filters: typeof CONTINUE | typeof DEFAULT_FILTERS = CONTINUE,
) =>
  positionsAt(it, positionsQuery(asOf, { filters })).map((row) => [
    row.party,
    row.class,
    isoOf(row.since!),
    row.basis.join(),
  ]);

describe('state succession', () => {
  const old = evidence({ record: 'old', party: 'DDR', from: '1980-01-01', kind: 'endorsement' });
  const late = evidence({ record: 'late', party: 'DDR', from: '1985-01-01', stance: 'opposes' });

  it('ends with the state unless it is asked for', () => {
    expect(at(world(UNION, old), '1991-01-01', DEFAULT_FILTERS)).toEqual([]);
    expect(at(world([], old), '1991-01-01')).toEqual([]);
  });

  it('passes the acts over on the day of succession, not before, in the order in which they were done', () => {
    const it = world(UNION, old, late);
    expect(at(it, '1990-10-02')).toEqual([['DDR', 'opposes', '1985-01-01', 'old,late']]);
    // The later statement decides as it did before, although the endorsement is the weightier kind.
    expect(at(it, '1990-10-03')).toEqual([['DEU', 'opposes', '1990-10-03', 'old,late']]);
  });

  it('puts them among the successor’s own, by their own dates, and says whose they were', () => {
    const own = evidence({ record: 'own', party: 'DEU', from: '1982-01-01', stance: 'neutral' });
    const it = world(UNION, old, late, own);
    expect(at(it, '1989-01-01')).toEqual([
      ['DDR', 'opposes', '1985-01-01', 'old,late'],
      ['DEU', 'neutral', '1982-01-01', 'own'],
    ]);
    expect(at(it, '1995-01-01')).toEqual([['DEU', 'opposes', '1990-10-03', 'old,own,late']]);
    const query = positionQuery('1995-01-01', { party: 'DEU', filters: CONTINUE });
    expect(explain(it, query).pieces.map(({ piece }) => piece.via)).toEqual(['DDR', null, 'DDR']);
    expect(classRuns(it, query).map((run) => [isoOf(run.from), run.class])).toEqual([
      ['1982-01-01', 'neutral'],
      ['1990-10-03', 'opposes'],
    ]);
  });

  it('lets them age from their own day', () => {
    const it = world(UNION, late);
    const query = positionsQuery('1990-12-31', { filters: CONTINUE, rules: weighted1 });
    // 1985-01-01 to 1990-12-31: 2190 days, six full steps of 365.
    expect(positionsAt(it, query)[0]!.weights).toEqual([0.5 / 8]);
  });

  it('follows what ended, and leaves what ended before', () => {
    const ended = { ...old, untilFirst: dayOf('1992-01-01'), untilLast: dayOf('1992-01-01') };
    expect(at(world(UNION, ended), '1991-12-31')).toHaveLength(1);
    expect(at(world(UNION, ended), '1992-01-01')).toEqual([]);
    const early = { ...old, untilFirst: dayOf('1990-10-03'), untilLast: dayOf('1990-10-03') };
    expect(at(world(UNION, early), '1991-01-01')).toEqual([]);
    const range = timelineQuery(['1991-01-01', '1991-12-31'], {
      filters: CONTINUE,
      roster: 'observed',
    });
    expect(timeline(world(UNION, early), range)).toMatchObject([{ roster: 0 }]);
  });

  it('goes on to the successor of the successor', () => {
    const first = evidence({ record: 'yug', party: 'YUG', from: '2001-01-01' });
    const second = evidence({ record: 'scg', party: 'SCG', from: '2005-01-01', stance: 'neutral' });
    const it = world(CHAIN, first, second);
    expect(at(it, '2004-01-01')).toEqual([['SCG', 'supports', '2003-02-04', 'yug']]);
    expect(at(it, '2010-01-01')).toEqual([['SRB', 'neutral', '2006-06-03', 'yug,scg']]);
  });

  it('takes no act from the day of succession or later, no absence, and no circle', () => {
    const after = evidence({ record: 'after', party: 'DDR', from: '1990-10-03' });
    const absent = evidence({ party: 'DDR', from: '1980-01-01', kind: 'non_participation' });
    expect(at(world(UNION, after, absent), '1991-01-01')).toEqual([]);
    const query = positionQuery('1991-01-01', { party: 'DEU', filters: CONTINUE });
    expect(explain(world(UNION, absent), query).participation).toEqual([]);
    const circle = [...UNION, since('DEU', 'DDR', '1991-01-01'), since('DDR', 'DDR', '1985-01-01')];
    expect(heirsBy(circle, 'certain')('DDR').map(({ party }) => party)).toEqual(['DEU']);
  });

  it('dates an uncertain succession as it dates everything', () => {
    const vague = [since('DDR', 'DEU', '1990-01-01', '1990-12-31')];
    const party = (dating: 'certain' | 'possible') =>
      positionsAt(
        world(vague, old),
        positionsQuery('1990-10-03', { filters: { ...CONTINUE, dating } }),
      );
    expect(party('certain')).toEqual([]);
    expect(party('possible').map((row) => row.party)).toEqual(['DEU']);
  });

  it('counts in timelines, and as observed, from that day on', () => {
    const it = world(UNION, old);
    const curve = (filters: typeof CONTINUE | typeof DEFAULT_FILTERS) =>
      timeline(
        it,
        timelineQuery(['1989-01-01', '1991-12-31'], { filters, roster: 'observed' }),
      ).map((row) => [row.supports, row.roster]);
    expect(curve(CONTINUE)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(curve(DEFAULT_FILTERS)).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('belief in what is held of others', () => {
  const of = (party: string, knownFrom: number, more = {}) =>
    evidence({ party, record: `${party}-${knownFrom}`, from: '1999-01-01', knownFrom, ...more });

  it('is followed along the predecessors, however far back, and looks at nobody else', () => {
    const asked: number[] = [];
    const chain = world(CHAIN, of('YUG', 10), of('DDR', 11), of('SRB', 12, { from: '2010-01-01' }));
    const told: World = {
      ...chain,
      directory: (sequence) => {
        asked.push(sequence);
        return directory;
      },
      successions: (sequence) => (sequence < 20 ? [] : sequence < 30 ? CHAIN.slice(1) : CHAIN),
      successionChanges: [20, 30],
    };
    const query = (party: string) => positionQuery('2009-01-01', { party, filters: CONTINUE });
    expect(beliefSteps(told, query('SRB'))).toEqual([
      { sequence: 30, class: 'supports', score: 1 },
    ]);
    expect(asked).not.toContain(11);
    asked.length = 0;
    expect(beliefSteps(told, query('YUG'))).toEqual([]);
    expect(beliefSteps(told, query('DDR'))).toEqual([]);
    expect(beliefSteps(chain, query('SRB'))).toEqual([
      { sequence: 10, class: 'supports', score: 1 },
    ]);
  });
});
