import type { Adoption } from '#positions/adoption/adoption.js';
import type { CurveFit } from '#positions/adoption/curve-fit.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { Trial } from '../support/trial.js';

const estimateOf = (fit: CurveFit, name: string) =>
  fit.status === 'fitted' ? fit.parameters[name]! : { estimate: null, error: null };

describe('adoption of the corpus', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  const ask = async (params: Record<string, string> = {}) => {
    const { rows, about } = await trial.ask('adoption', {
      framework: 'gids',
      asOf: '2025-12-31',
      ...params,
    });
    return {
      rows,
      spreads: about!['principles'] as unknown as Omit<Adoption, 'rows'>[],
      about: about!,
    };
  };

  it('dates Syria’s adoption by the last day that it can have been', async () => {
    const { rows, about } = await ask({ country: 'SYR', principle: '3' });
    expect(about['announcedOn']).toBe('2020-09-08');
    expect(rows).toEqual([
      {
        on: 'gids/3',
        party: 'SYR',
        adoptedOn: '2020-12-31',
        holding: true,
        daysFromAnnouncement: 114,
        censored: false,
        counted: true,
      },
    ]);
    const possible = await ask({ country: 'SYR', principle: '3', dating: 'possible' });
    expect(possible.rows[0]).toMatchObject({ daysFromAnnouncement: 4 });
  });

  it('agrees with the timeline on who supports on asOf, for every principle', async () => {
    const { spreads } = await ask();
    const { rows } = await trial.ask('timeline', {
      framework: 'gids',
      asOf: '2025-12-31',
      from: '2025-12-31',
    });
    expect(spreads.length).toBeGreaterThanOrEqual(8);
    expect(
      spreads.map(({ on, roster, holderShare, coverage }) => ({
        on,
        roster,
        holderShare,
        coverage,
      })),
    ).toEqual(
      rows.map((row) => ({
        on: row['on'],
        roster: row['roster'],
        holderShare: row['supportShare'],
        coverage: row['coverage'],
      })),
    );
  });

  it('agrees with positions on who holds, groups and outsiders included', async () => {
    const { rows } = await ask();
    const positions = await trial.ask('positions', { framework: 'gids', asOf: '2025-12-31' });
    const supporters = positions.rows.filter(({ score }) => (score as number) > 0);
    const names = (list: typeof rows) => list.map(({ on, party }) => `${on} ${party}`).toSorted();
    expect(names(rows.filter(({ holding }) => holding))).toEqual(names(supporters));
  });

  it('accounts for everyone it watched, and holds only numbers that JSON has', async () => {
    const { rows, spreads } = await ask();
    for (const { on, survival, roster, adopters, holders } of spreads) {
      expect(survival.events + survival.censored).toBe(survival.n);
      expect(holders).toBeLessThanOrEqual(adopters);
      expect(adopters).toBeLessThanOrEqual(roster);
      const counted = rows.filter((row) => row['on'] === on && row['counted']);
      expect(survival.events).toBe(counted.length);
    }
    expect(JSON.parse(JSON.stringify(spreads))).toEqual(spreads);
    expect(JSON.stringify(spreads)).not.toMatch(/"(survival|estimate|error|time)":null/);
  });

  it('tells survival, spread and fits as tables too: the same numbers, with n', async () => {
    const { spreads } = await ask();
    const asked = { framework: 'gids', asOf: '2025-12-31' };
    const survival = await trial.ask('survival', asked);
    expect(survival.rows).toEqual(
      spreads.flatMap(({ on, survival: { n, censored, curve } }) =>
        curve.map((step) => ({
          on,
          daysFromAnnouncement: step.time,
          date: isoOf(dayOf('2020-09-08') + step.time),
          atRisk: step.atRisk,
          adopted: step.events,
          survival: step.survival,
          variance: step.variance,
          n,
          censored,
        })),
      ),
    );
    const { rows } = await trial.ask('spread', asked);
    expect(rows).toHaveLength(spreads.length);
    for (const [at, row] of rows.entries()) {
      const { survival: lives, logistic, bass, ...rest } = spreads[at]!;
      expect(row).toMatchObject({
        ...rest,
        n: lives.n,
        adopted: lives.events,
        censored: lives.censored,
        medianDays: lives.median,
        monthsRising: bass.n,
        logistic: logistic.status,
        bass: bass.status,
        capacity: estimateOf(logistic, 'capacity').estimate,
        midpointError: estimateOf(logistic, 'midpoint').error,
        potential: estimateOf(bass, 'potential').estimate,
        imitationError: estimateOf(bass, 'imitation').error,
      });
    }
    // The test of the test: some curve could be fitted.
    expect(rows.some(({ logistic }) => logistic === 'fitted')).toBe(true);
  });

  it('says plainly how many months with adoptions a curve would need', async () => {
    const { spreads } = await ask({ group: 'eu', principle: '3' });
    expect(spreads[0]!.bass).toMatchObject({ status: 'too-few', needed: 5 });
  });

  it('does not fit curves to thousands of years to come', async () => {
    const { spreads } = await ask({ asOf: '9999-12-31', principle: '3' });
    expect(spreads[0]!.bass).toMatchObject({ status: 'too-long', most: 1_200 });
  });

  it('refuses a day of membership that no calendar has', async () => {
    await expect(ask({ membership: 'fixed:2020-02-30' })).rejects.toMatchObject({
      code: 'date.impossible',
    });
    await expect(ask({ roster: 'observed' })).rejects.toMatchObject({ code: 'field.not-one-of' });
  });
});
