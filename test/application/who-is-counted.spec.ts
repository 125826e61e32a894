import { tellSmallStory } from '../support/small-story.js';
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
});
