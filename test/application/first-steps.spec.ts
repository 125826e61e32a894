import { Trial } from '../support/trial.js';

describe('record and ask', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await trial.record({
      type: 'StateListed',
      data: { code: 'SYR', name: 'Syria', unMemberFrom: '1945-10-24' },
    });
    await trial.record({
      type: 'FrameworkPublished',
      data: {
        id: 'gids',
        title: 'Global Initiative on Data Security',
        announcedOn: '2020-09-08',
        principles: [{ ordinal: 3, label: 'No mass surveillance' }],
        sources: [{ title: 'The text' }],
      },
    });
  });
  afterAll(() => trial.end());

  it('shows a recorded statement as a position, and not before it was known', async () => {
    const { sequence } = await trial.record({
      data: {
        id: 'syr-support-2020',
        kind: 'statement',
        party: 'SYR',
        occurredOn: '[2020-09-12..2020-12-31]',
        bearings: [{ on: 'gids/3', stance: 'supports' }],
        sources: [{ title: 'SANA' }],
      },
    });
    const query = { framework: 'gids', asOf: '2021-01-01' };
    const now = await trial.ask('positions', query);
    expect(now.rows).toEqual([
      {
        party: 'SYR',
        on: 'gids/3',
        class: 'supports',
        score: 1,
        since: '2020-12-31',
        n: 1,
        words: 1,
        deeds: null,
        gap: null,
        basis: ['syr-support-2020'],
      },
    ]);
    const before = await trial.ask('positions', { ...query, knownAt: String(sequence - 1) });
    expect(before.rows).toEqual([]);
  });

  it('refuses what the rules refuse', async () => {
    await expect(
      trial.submit({
        data: {
          kind: 'statement',
          party: 'SYR',
          occurredOn: '2021',
          bearings: [{ on: 'gids/9', stance: 'supports' }],
          sources: [{ title: 'x' }],
        },
      }),
    ).rejects.toMatchObject({ code: 'principle.unknown' });
  });

  it('explains the position', async () => {
    const reply = await trial.ask('position', {
      framework: 'gids',
      country: 'SYR',
      ordinal: '3',
      asOf: '2021-01-01',
    });
    expect(reply.rows[0]).toMatchObject({ record: 'syr-support-2020', weight: 1, decisive: true });
  });
});
