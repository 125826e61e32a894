import { Trial } from '../support/trial.js';

const metricsIn = (rows: readonly Record<string, unknown>[]) => rows.map(({ metric }) => metric);

describe('comparisons on the corpus', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  const asOf = '2025-12-31';
  const agreement = (params: Record<string, string>) =>
    trial.ask('agreement', { framework: 'gids', asOf, ...params });
  const cohesion = (params: Record<string, string>) =>
    trial.ask('cohesion', { framework: 'gids', asOf, ...params });

  it('compares two parties by every metric, each with name, version and definition', async () => {
    const { rows, about } = await agreement({ country: 'CHN,RUS' });
    const labels = ['exact@1', 'half@1', 'yes-no@1', 's-score@1', 'kappa@1', 'pi@1'];
    expect(metricsIn(rows)).toEqual(labels);
    expect(metricsIn(about!['metrics'] as never)).toEqual(labels);
    for (const row of rows)
      expect(row).toMatchObject({ a: 'CHN', b: 'RUS', tag: null, principles: 8 });
  });

  it('gives the exact share that the positions give by hand', async () => {
    const { rows } = await trial.ask('positions', { framework: 'gids', asOf, country: 'CHN,USA' });
    const signs = new Map(
      rows.map(({ party, on, score }) => [`${party} ${on}`, Math.sign(score as number)]),
    );
    const subjects = [1, 2, 3, 4, 5, 6, 7, 8].map((ordinal) => `gids/${ordinal}`);
    const both = subjects.filter((on) => signs.has(`CHN ${on}`) && signs.has(`USA ${on}`));
    const same = both.filter((on) => signs.get(`CHN ${on}`) === signs.get(`USA ${on}`));
    const found = await agreement({ with: 'CHN', country: 'USA', metric: 'exact' });
    expect(both.length).toBeGreaterThan(0);
    expect(found.rows).toEqual([
      expect.objectContaining({
        value: same.length / both.length,
        n: both.length,
        coverage: both.length / 8,
      }),
    ]);
  });

  it('pairs one party with everyone who has a position, and never with itself', async () => {
    const { rows } = await agreement({ with: 'CHN', metric: 'half' });
    const others = rows.map(({ b }) => b);
    expect(others.length).toBeGreaterThan(10);
    expect(others).toEqual([...new Set(others)].toSorted());
    expect(others).not.toContain('CHN');
  });

  it('takes principles apart by tag, and without those nobody disputes', async () => {
    const whole = await agreement({ country: 'CHN,RUS', metric: 'exact' });
    const apart = await agreement({ country: 'CHN,RUS', metric: 'exact', by: 'tag' });
    const looked = apart.rows.reduce((sum, row) => sum + (row['principles'] as number), 0);
    expect(looked).toBeGreaterThanOrEqual(whole.rows[0]!['principles'] as number);
    const disputed = await agreement({
      country: 'CHN,RUS',
      metric: 'exact',
      excludeUnanimous: 'true',
    });
    expect(disputed.rows[0]!['principles']).toBeLessThanOrEqual(8);
  });

  it.each([
    [{ country: 'CHN,CHN' }, 'agreement.no-pair'],
    [{ with: 'CHN', country: 'RUS,CHN' }, 'party.repeated'],
    [{ country: 'CHN' }, 'agreement.no-pair'],
    [{}, 'agreement.no-pair'],
    [{ country: 'CHN,RUS', metric: 'exakt' }, 'field.not-one-of'],
    [{ with: 'QQQ' }, 'party.unknown'],
  ])('refuses %j with %s', async (params, code) => {
    await expect(agreement(params as Record<string, string>)).rejects.toMatchObject({ code });
  });

  it('measures how closely a group stands together, over its members of the day', async () => {
    const { rows, about } = await cohesion({ group: 'asean' });
    const members = about!['members'] as string[];
    expect(members.length).toBeGreaterThan(9);
    const positions = await trial.ask('positions', { framework: 'gids', asOf, group: 'asean' });
    for (const row of rows) {
      const own = positions.rows.filter(({ on }) => on === row['on']);
      expect(row['yes']).toBe(own.filter(({ score }) => (score as number) > 0).length);
      expect(row['no']).toBe(own.filter(({ score }) => (score as number) < 0).length);
      expect(row['n']).toBe(own.length);
      expect(row['coverage']).toBe(own.length / members.length);
    }
    expect(rows.some(({ n }) => (n as number) > 0)).toBe(true);
  });

  it('is honestly empty on a day without members, and refuses no group and unknown groups', async () => {
    const { rows, about } = await cohesion({ group: 'asean', asOf: '1960-01-01' });
    expect(about).toMatchObject({ members: [] });
    for (const row of rows) {
      expect(row).toMatchObject({
        members: 0,
        n: 0,
        coverage: null,
        agreementIndex: null,
        rice: null,
      });
    }
    await expect(cohesion({})).rejects.toMatchObject({ code: 'field.missing' });
    await expect(cohesion({ group: 'asaen' })).rejects.toMatchObject({ code: 'group.unknown' });
  });
});
