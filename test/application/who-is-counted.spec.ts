import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

describe('who is counted', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    await trial.record({
      type: 'GroupFounded',
      data: { id: 'pact', name: 'The pact', kind: 'bloc', foundedOn: '2000-01-01' },
    });
    await trial.record({
      type: 'MembershipStarted',
      data: { group: 'pact', party: 'AAA', from: '2000-01-01' },
    });
  });
  afterAll(() => trial.end());

  const POINT = { ordinal: '1', date: '2021-01-01' };
  const ask = (question: string, params: Record<string, string>) =>
    trial.ask(question, { framework: 'x', ...(question === 'point' && POINT), ...params });

  it.each(['timeline', 'point', 'gap', 'coverage', 'adoption', 'spread', 'survival'])(
    'is fixed to members of a day for %s where there is a group to be a member of',
    async (question) => {
      const membership = 'fixed:2020-01-01';
      await expect(ask(question, { membership })).rejects.toMatchObject({
        problems: [{ code: 'membership.without-group', pointer: 'membership' }],
      });
      await expect(ask(question, { membership, group: 'pact' })).resolves.toBeDefined();
      // A permanent address spells out what goes without saying.
      await expect(ask(question, { membership: 'day' })).resolves.toBeDefined();
    },
  );

  it.each(['timeline', 'point', 'gap', 'coverage', 'adoption', 'spread', 'survival', 'panel'])(
    'is no group for %s under a roster of states',
    async (question) => {
      await expect(ask(question, { country: 'AAA,group:pact' })).rejects.toMatchObject({
        problems: [
          {
            code: 'roster.no-groups',
            pointer: 'country',
            detail: expect.stringContaining('Give group=pact'),
          },
        ],
      });
      await expect(ask(question, { country: 'group:pcat' })).rejects.toMatchObject({
        code: 'party.unknown',
      });
    },
  );

  it('is a group too under the roster of whoever was heard', async () => {
    await trial.record(act('joint', 'group:pact', '2019-06-01'));
    const { rows } = await ask('coverage', {
      ...{ country: 'group:pact', roster: 'observed', principle: '1' },
    });
    expect(rows).toMatchObject([{ roster: 1, withEvidence: 1 }]);
  });
});
