import { snakeCase } from '#application/table.js';
import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

describe('a panel', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    await trial.record(act('one', 'AAA', '2020-03-01'));
    await trial.record(act('two', 'OLD', '2019-06-01', { stance: 'opposes' }));
  });
  afterAll(() => trial.end());

  const panel = (params: Record<string, string> = {}) =>
    trial.ask('panel', {
      framework: 'x',
      asOf: '2021-12-31',
      principle: '1',
      codes: 'iso3',
      ...params,
    });
  const cells = async (params: Record<string, string> = {}) =>
    (await panel(params)).rows.map(({ iso3, period, class: held, missingReason }) =>
      [iso3, period, held ?? missingReason].join(' '),
    );

  it('has every country in every period, and says why a value is missing', async () => {
    expect(await cells()).toEqual([
      ...['AAA 2019 no_record', 'AAA 2020 supports', 'AAA 2021 supports'],
      ...['BBB 2019 no_record', 'BBB 2020 no_record', 'BBB 2021 no_record'],
      ...['CCC 2019 not_a_state', 'CCC 2020 no_record', 'CCC 2021 no_record'],
      ...['OLD 2019 opposes', 'OLD 2020 not_a_state', 'OLD 2021 not_a_state'],
    ]);
  });

  it('leaves the values empty where there are none, and never 0', async () => {
    for (const { score, n, class: held, missingReason } of (await panel()).rows) {
      if (missingReason === null) expect([typeof score, typeof n]).toEqual(['number', 'number']);
      else expect([score, n, held]).toEqual([null, null, null]);
    }
  });

  it.each([
    ['year', 2020, 1],
    ['quarter', 240, 4],
    ['month', 720, 12],
    ['day', 21_915, 366],
  ])('numbers each %s as Stata does', async (interval, first, many) => {
    const days = { from: '2020-01-01', to: '2020-12-31', country: 'AAA' };
    const { rows } = await panel({ interval, ...days });
    expect(rows.map(({ period }) => period)).toEqual(
      Array.from({ length: many }, (_, at) => first + at),
    );
  });

  it('numbers weeks without a gap over the end of a year', async () => {
    const days = { from: '2020-12-01', to: '2021-02-01', country: 'AAA' };
    const { rows } = await panel({ interval: 'week', ...days });
    const periods = rows.map(({ period }) => Number(period));
    expect(periods).toEqual(periods.map((_, at) => periods[0]! + at));
  });

  it('lies down: the wide one is the long one, turned', async () => {
    const both = { principle: '1,2' };
    const long = (await panel(both)).rows;
    const { rows: wide, columns } = await panel({ ...both, shape: 'wide' });
    expect(columns!.map(({ name }) => snakeCase(name))).toEqual([
      ...['iso3', 'period', 'date'],
      ...['class_p1', 'score_p1', 'missing_reason_p1'],
      ...['class_p2', 'score_p2', 'missing_reason_p2'],
    ]);
    expect(wide).toHaveLength(long.length / 2);
    for (const row of long) {
      const turned = wide.find(
        (it) => it['iso3'] === row['iso3'] && it['period'] === row['period'],
      )!;
      expect([turned[`classP${row['ordinal']}`], turned[`scoreP${row['ordinal']}`]]).toEqual([
        row['class'],
        row['score'],
      ]);
    }
  });

  it('refuses more than one piece of JSON can hold', async () => {
    const days = { interval: 'day', from: '1960-01-01', principle: '1,2' };
    await expect(panel(days)).rejects.toMatchObject({ code: 'answer.too-many-rows' });
  });
});

describe('a panel of the corpus', () => {
  it('has one M49 number for a country, and none for two', async () => {
    const trial = await Trial.begin({ corpus: true });
    try {
      const { rows } = await trial.ask('panel', {
        ...{ framework: 'gids', from: '1950-01-01', asOf: '2021-12-31' },
        ...{ principle: '3', roster: 'states', interval: 'year' },
      });
      const codes = Map.groupBy(rows, ({ m49 }) => m49);
      codes.delete(null);
      for (const each of codes.values()) {
        expect(new Set(each.map(({ iso3 }) => iso3)).size).toBe(1);
      }
      expect(rows.filter(({ iso3 }) => iso3 === 'NAM')[0]).toMatchObject({ m49: 516, cow: 565 });
      expect(codes.size).toBeGreaterThan(190);
    } finally {
      await trial.end();
    }
  });
});
