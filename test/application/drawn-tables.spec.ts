import type { JsonObject } from '#kernel/json.js';
import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

const asOf = '2025-12-31';
const yearly = { from: '2019-01-01', interval: 'year', asOf };

async function drawn(trial: Trial, question: string, params: Record<string, string>) {
  const { columns, pages } = await trial.draw(question, params);
  const rows: JsonObject[] = [];
  const sizes: number[] = [];
  for await (const page of pages) {
    rows.push(...page);
    sizes.push(page.length);
  }
  return { columns, rows, sizes };
}

const CASES: readonly [string, Record<string, string>][] = [
  ['adoption', { asOf }],
  ['adoption', { asOf, method: 'weighted@1', country: 'CHN,SYR' }],
  ['agreement', { asOf, country: 'CHN,RUS,USA', by: 'tag' }],
  ['changes', { asOf }],
  ['changes', { asOf, axis: 'known', since: '1000' }],
  ['changes', { asOf, axis: 'known', since: '0', succession: 'continue', method: 'weighted@1' }],
  ['cohesion', { asOf, group: 'asean' }],
  ['coverage', { asOf }],
  ['coverage', { asOf, by: 'party', roster: 'observed' }],
  ['gap', yearly],
  ['gap', { ...yearly, by: 'party', groups: 'members' }],
  ['gap', { from: '2022-06-01', interval: 'day', asOf, principle: '3', by: 'party' }],
  ['panel', yearly],
  ['panel', { ...yearly, shape: 'wide', codes: 'iso3,cow' }],
  ['positions', { asOf, silent: 'true' }],
  ['spread', { asOf }],
  ['survival', { asOf, method: 'weighted@1' }],
  ['timeline', { asOf }],
  ['timeline', { ...yearly, method: 'weighted@1', group: 'asean' }],
];

describe('tables of the corpus', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  it.each(CASES)('of %s are drawn as they are answered: %j', async (question, params) => {
    const asked = { framework: 'gids', ...params };
    const { rows, columns } = await drawn(trial, question, asked);
    const answered = await trial.ask(question, asked);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(answered.rows);
    if (answered.columns) expect(columns).toEqual(answered.columns);
  });

  it.each(CASES)(
    'of %s have each principle once and in one order: %j',
    async (question, params) => {
      const asked = { framework: 'gids', ...params };
      const principles = params['principle'] ? ['3,3', '3'] : ['5,1,5,3', '1,3,5'];
      const [one, other] = principles.map((principle) => ({ ...asked, principle }));
      const { rows } = await drawn(trial, question, one!);
      expect(rows).toEqual((await drawn(trial, question, other!)).rows);
      const answered = await trial.ask(question, one!);
      expect(rows).toEqual(answered.rows);
      expect(answered.query).toEqual((await trial.ask(question, other!)).query);
    },
  );

  it('name each party once', async () => {
    const asked = { framework: 'gids', asOf, country: 'SYR,CHN,SYR' };
    const { query, rows } = await trial.ask('positions', asked);
    expect(query['country']).toEqual(['SYR', 'CHN']);
    expect(rows).toEqual((await trial.ask('positions', { ...asked, country: 'CHN,SYR' })).rows);
    const pairs = await trial.ask('agreement', { ...asked, metric: 'exact' });
    expect(pairs.rows.map(({ a, b }) => [a, b])).toEqual([['SYR', 'CHN']]);
  });

  it.each([
    ['timeline', { interval: 'day', from: '1980-01-01', principle: '1,2,3,4,5,6,7' }, 1_600],
    ['gap', { interval: 'day', from: '1980-01-01', principle: '1,2,3,4,5,6,7' }, 1_600],
    ['panel', { interval: 'month', from: '1980-01-01', principle: '1,2' }, 1_600],
    [
      'panel',
      { interval: 'day', from: '1995-01-01', country: 'CHN,DEU,USA,RUS,FRA,BRA', shape: 'wide' },
      200,
    ],
  ])(
    'are not limited where an answer in one piece is, nor held: %s by %j',
    async (question, params, most) => {
      const asked = { framework: 'gids', asOf, ...params } as Record<string, string>;
      await expect(trial.ask(question, asked)).rejects.toMatchObject({
        code: 'shape' in params ? 'query.too-many-points' : 'answer.too-many-rows',
      });
      const { pages } = await trial.draw(question, asked);
      let rows = 0;
      for await (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(most);
        rows += page.length;
      }
      expect(rows).toBeGreaterThan('shape' in params ? 10_000 : 100_000);
    },
    20_000,
  );
});

describe('a table', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    await trial.record(act('one', 'AAA', '2019-03-01'));
  });
  afterAll(() => trial.end());

  it.each([
    ['adoption', {}],
    ['changes', { axis: 'known', since: '1' }],
    ['coverage', {}],
    ['gap', {}],
    ['panel', {}],
    ['timeline', {}],
  ])('of %s is refused before a row of it is drawn', async (question, params) => {
    const asked = { framework: 'x', country: 'QQQ', ...params };
    await expect(trial.draw(question, asked)).rejects.toMatchObject({ code: 'party.unknown' });
  });
});
