import { tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

describe('days that are asked for', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
  });
  afterAll(() => trial.end());

  const refusal = (question: string, days: Record<string, string>) =>
    trial.ask(question, { framework: 'x', ...days }).then(
      () => undefined,
      ({ problems }) => problems[0],
    );

  it.each(['timeline', 'changes', 'gap', 'panel'])(
    'are never the wrong way round for %s',
    async (question) => {
      expect(await refusal(question, { from: '2022-01-01', to: '2021-01-01' })).toEqual({
        code: 'from.after-to',
        pointer: 'from',
        detail: 'from (2022-01-01) comes after to (2021-01-01). Exchange them.',
      });
      expect(await refusal(question, { from: '2022-01-01', asOf: '2021-01-01' })).toMatchObject({
        code: 'from.after-to',
        pointer: 'from',
        detail: expect.stringContaining('Give an earlier from or a later asOf.'),
      });
      expect(await refusal(question, { to: '2018-12-31' })).toMatchObject({
        code: 'from.after-to',
        pointer: 'to',
        detail: expect.stringContaining('announced (2019-01-01)'),
      });
    },
  );

  it.each(['timeline', 'gap', 'panel'])('do not begin after asOf for %s', async (question) => {
    const days = { from: '2022-01-01', to: '2023-01-01', asOf: '2021-01-01' };
    expect(await refusal(question, days)).toMatchObject({ code: 'from.after-to', pointer: 'from' });
  });

  it('may be one day, and asOf may lie before the announcement', async () => {
    const day = { from: '2021-01-01', to: '2021-01-01' };
    expect(await refusal('timeline', day)).toBeUndefined();
    const early = await trial.ask('timeline', { framework: 'x', asOf: '2018-01-01' });
    expect(early.rows).toEqual([]);
  });
});
