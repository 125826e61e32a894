import { Trial } from '../support/trial.js';

const POINT = { framework: 'gids', ordinal: '3', date: '2021-12-31' };

describe('a point of a timeline', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  it.each([
    [{}],
    [{ roster: 'observed' }],
    [{ group: 'asean', groups: 'members' }],
    [{ method: 'weighted@1', channel: 'words' }],
  ])('equals that point of the timeline, party by party (%j)', async (more) => {
    const point = await trial.ask('point', { ...POINT, ...more });
    const curve = await trial.ask('timeline', {
      ...{ framework: 'gids', principle: '3', interval: 'day', ...more },
      ...{ from: '2021-12-31', to: '2021-12-31' },
    });
    const { counts, roster, silent } = point.about as Record<string, never> & {
      counts: Record<string, number>;
      roster: string[];
      silent: string[];
    };
    expect(counts).toEqual(curve.rows[0]);
    expect(roster).toHaveLength(counts['roster']!);
    expect(silent).toHaveLength(counts['silent']!);
    const inRoster = point.rows.filter(({ counted }) => counted);
    for (const held of ['supports', 'opposes', 'neutral', 'mixed', 'insufficient'] as const) {
      expect(inRoster.filter((row) => row['class'] === held)).toHaveLength(counts[held]!);
    }
    expect(point.rows.filter(({ counted }) => !counted).map(({ party }) => party)).toEqual(
      counts['outside'],
    );
  });

  it('shows score and basis', async () => {
    const { rows } = await trial.ask('point', POINT);
    expect(rows.find(({ party }) => party === 'SYR')).toEqual({
      ...{ party: 'SYR', class: 'supports', score: 1, since: '2020-12-31', n: 1 },
      ...{ basis: ['syr-support-2020'], counted: true },
    });
  });

  it('is empty, not wrong, on a day without evidence', async () => {
    const { rows, about } = await trial.ask('point', { ...POINT, date: '1990-01-01' });
    expect(rows).toEqual([]);
    expect(about).toMatchObject({ counts: { supports: 0, meanScore: null } });
  });

  it.each([
    [{ date: '2021-13-01' }, 'date.not-a-day'],
    [{ ordinal: '99' }, 'principle.unknown'],
    [{ asOf: '2021-01-01' }, 'query.unknown-parameter'],
    [{ method: 'best@1' }, 'method.unknown'],
  ])('refuses %j', async (wrong, code) => {
    await expect(trial.ask('point', { ...POINT, ...wrong } as never)).rejects.toMatchObject({
      code,
    });
  });
});
