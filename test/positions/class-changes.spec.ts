import fc from 'fast-check';
import { type ClassChangesQuery, classChanges } from '#positions/class-changes.js';
import { buildDirectory } from '#positions/directory.js';
import type { Evidence } from '#positions/evidence.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { positionsAt } from '#positions/positions.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import type { RuleSet } from '#positions/rule-sets/rule-set.js';
import { weighted, weighted1 } from '#positions/rule-sets/weighted-1.js';
import { DEFAULT_WEIGHTS } from '#positions/rule-sets/weights.js';
import type { World } from '#positions/world.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import { evidence, positionsQuery, ROWS, world } from './given.js';

const query = (
  [from, to]: [string, string],
  more: Partial<ClassChangesQuery> = {},
): ClassChangesQuery => ({
  from: dayOf(from),
  to: dayOf(to),
  knownAt: 100,
  filters: DEFAULT_FILTERS,
  rules: latest1,
  on: null,
  parties: null,
  group: null,
  ...more,
});
const told = (it: World, days: [string, string], more: Partial<ClassChangesQuery> = {}) =>
  classChanges(it, query(days, more)).map(({ date, party, before, after, ...causes }) => [
    `${isoOf(date)} ${party} ${before.class} > ${after.class}`,
    [
      ...causes.began.map((id) => `+${id}`),
      ...causes.ended.map((id) => `-${id}`),
      ...(causes.ageing ? ['ageing'] : []),
      ...(causes.state ? ['state'] : []),
    ].join(' '),
  ]);

describe('changes of class', () => {
  const a = evidence({ record: 'a', from: '2020-02-01', until: '2020-06-01' });
  const b = evidence({ record: 'b', from: '2020-03-01', until: '2020-05-01', stance: 'neutral' });

  it('tells each with what began or ended, newest first', () => {
    expect(told(world(a, b), ['2020-01-01', '2020-12-31'])).toEqual([
      ['2020-06-01 USA supports > silent', '-a'],
      ['2020-05-01 USA neutral > supports', '-b'],
      ['2020-03-01 USA supports > neutral', '+b'],
      ['2020-02-01 USA silent > supports', '+a'],
    ]);
  });

  it('keeps to the days asked for, both inclusive, and takes what held before for what held', () => {
    expect(told(world(a, b), ['2020-03-01', '2020-05-01'])).toHaveLength(2);
    expect(told(world(a, b), ['2020-03-02', '2020-04-30'])).toEqual([]);
    expect(told(world(a, b), ['2021-01-01', '2020-01-01'])).toEqual([]);
  });

  it('passes over evidence that changes no class, and evidence without weight', () => {
    const same = evidence({ record: 'same', from: '2020-02-10' });
    const lighter = evidence({ record: 'lighter', from: '2020-03-01', stance: 'opposes' });
    const law = { ...b, kind: 'policy_action' } as const;
    expect(told(world(a, law, same, lighter), ['2020-02-02', '2020-04-01'])).toEqual([
      ['2020-03-01 USA supports > neutral', '+b'],
    ]);
  });

  it('leaves out what ended without weight on the day on which something else began', () => {
    const lapsed = evidence({ from: '2020-01-01', until: '2021-01-01', stance: 'opposes' });
    const speech = evidence({ from: '2020-06-01' });
    const law = evidence({
      ...{ record: 'law', from: '2021-01-01' },
      ...({ kind: 'policy_action', stance: 'mixed' } as const),
    });
    expect(told(world(lapsed, speech, law), ['2020-12-01', '2021-12-01'])).toEqual([
      ['2021-01-01 USA supports > mixed', '+law'],
    ]);
    const early = evidence({ from: '2020-12-31', until: '2021-01-01', stance: 'opposes' });
    const weightless = evidence({ record: 'weightless', from: '2021-01-01' });
    const prior = evidence({ from: '2021-01-01', kind: 'vote' });
    expect(
      told(world({ ...early, record: 'early' }, weightless, { ...prior, record: 'vote' }), [
        '2021-01-01',
        '2021-01-01',
      ]),
    ).toEqual([['2021-01-01 USA opposes > supports', '+vote -early']]);
  });

  it('leaves out what has no weight on a day on which older evidence aged, or the state ended', () => {
    const rules = weighted({
      ...DEFAULT_WEIGHTS,
      kinds: { ...DEFAULT_WEIGHTS.kinds, endorsement: 0 },
    });
    const law = evidence({ kind: 'conduct', from: '2019-01-01', stance: 'neutral' });
    const speech = evidence({ from: '2019-01-01' });
    const light = evidence({ from: '2021-12-31', kind: 'endorsement', stance: 'neutral' });
    expect(told(world(law, speech, light), ['2021-06-01', '2022-06-01'], { rules })).toEqual([
      ['2021-12-31 USA leans_support > neutral', 'ageing'],
    ]);
    const last = evidence({ party: 'DDR', from: '1980-01-01' });
    const lapsed = evidence({ party: 'DDR', from: '1979-01-01', until: '1990-10-03' });
    expect(told(world(last, lapsed), ['1990-10-01', '1990-10-05'])).toEqual([
      ['1990-10-03 DDR supports > silent', 'state'],
    ]);
  });

  it('gives the scores on both sides', () => {
    const [change] = classChanges(world(a, b), query(['2020-03-01', '2020-03-01']));
    expect(change).toMatchObject({
      before: { class: 'supports', score: 1 },
      after: { class: 'neutral', score: 0 },
    });
  });

  it('names ageing where nothing began or ended', () => {
    const law = evidence({ record: 'law', kind: 'conduct', from: '2019-01-01', stance: 'neutral' });
    const speech = evidence({ record: 'speech', from: '2019-01-01' });
    // 0.5 / 1.1 = 0.45; at one step 0.37, two 0.29, three 0.176 / 0.776 = 0.23: below leaning.
    expect(told(world(law, speech), ['2019-06-01', '2023-01-01'], { rules: weighted1 })).toEqual([
      ['2021-12-31 USA leans_support > neutral', 'ageing'],
    ]);
  });

  it('says when it was the state that began or ended', () => {
    const rows = [
      evidence({ record: 'ddr', party: 'DDR', from: '1980-01-01' }),
      evidence({ record: 'xkx', party: 'XKX', from: '2000-01-01' }),
      evidence({ record: 'day', party: 'XKX', from: '2008-02-17' }),
    ];
    expect(told(world(...rows), ['1970-01-01', '2020-01-01'])).toEqual([
      ['2008-02-17 XKX silent > supports', '+day state'],
      ['1990-10-03 DDR supports > silent', 'state'],
      ['1980-01-01 DDR silent > supports', '+ddr'],
    ]);
  });

  it('limits to members of the day of the change', () => {
    const rows = ['2010-06-30', '2010-07-01'].flatMap((from, at) => [
      evidence({ party: 'FRA', from, stance: at === 0 ? 'supports' : 'neutral' }),
    ]);
    expect(
      told(world(...rows), ['2000-01-01', '2020-01-01'], { group: 'duo' }).map(([text]) => text),
    ).toEqual(['2010-06-30 FRA silent > supports']);
  });

  it('tells the end of a state that was a member to its last day', () => {
    const joined = { group: 'old', party: 'DDR', fromFirst: null, toLast: null, toUnknown: false };
    const directory = buildDirectory({ ...ROWS, memberships: [joined] });
    const rows = [evidence({ party: 'DDR', from: '1980-01-01' })];
    const it = { ...world(...rows), directory: () => directory };
    expect(told(it, ['1985-01-01', '2000-01-01'], { group: 'old' })).toEqual([
      ['1990-10-03 DDR supports > silent', 'state'],
    ]);
  });

  it('equals the positions of each day against those of the day before', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom(latest1, quick),
        (rows, rules) => {
          const it = world(...rows.map(rowEvidence));
          const range = { from: FIRST + 5, to: FIRST + 60, rules };
          const found = classChanges(it, query(['2000-01-01', '2000-01-01'], range));
          expect(
            found.map(({ date, party, before, after }) => [date, party, before.class, after.class]),
          ).toEqual(dayByDay(it, range));
          for (const { began, ended, ageing, state } of found) {
            expect(began.length + ended.length > 0 || ageing || state).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Steps of 5 days, so that ageing happens often; XKX begins in the middle. */
const quick = weighted({ ...DEFAULT_WEIGHTS, ageing: { ...DEFAULT_WEIGHTS.ageing, stepDays: 5 } });
const FIRST = dayOf('2008-02-01');
const row = fc.record({
  party: fc.constantFrom('USA', 'XKX'),
  kind: fc.constantFrom('statement', 'conduct', 'policy_action'),
  stance: fc.constantFrom(...STANCES),
  start: fc.integer({ min: 0, max: 40 }),
  length: fc.option(fc.integer({ min: 0, max: 20 })),
});

function rowEvidence({ start, length, party, kind, stance }: GeneratedRow): Evidence {
  const end = length === null ? null : FIRST + start + length;
  const from = { fromFirst: FIRST + start, fromLast: FIRST + start };
  const made = { party, kind, stance } as Pick<Evidence, 'party' | 'kind' | 'stance'>;
  return { ...evidence(made), ...from, untilFirst: end, untilLast: end };
}
type GeneratedRow = typeof row extends fc.Arbitrary<infer T> ? T : never;

function dayByDay(it: World, { from, to, rules }: { from: number; to: number; rules: RuleSet }) {
  const classes = (asOf: number) => {
    const rows = positionsAt(it, positionsQuery('2000-01-01', { asOf, rules }));
    return (party: string) => rows.find((each) => each.party === party)?.class ?? 'silent';
  };
  const days = Array.from({ length: to - from + 1 }, (_, index) => to - index);
  return days.flatMap((day) => {
    const [before, after] = [classes(day - 1), classes(day)];
    return ['USA', 'XKX']
      .map((party) => [day, party, before(party), after(party)])
      .filter(([, , one, other]) => one !== other);
  });
}
