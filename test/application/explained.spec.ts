import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

const CELL = { framework: 'x', country: 'AAA', ordinal: '1', asOf: '2020-06-01' };

describe('an explained position', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
  });
  afterAll(() => trial.end());

  it('tells from when on what it shows of a record was known, as the table of evidence does', async () => {
    const quotation = (text: string) => ({ quotation: { text } });
    const recorded = await trial.record(act('said', 'AAA', '2020-02-01', quotation('Old words')));
    const amendment = {
      type: 'RecordAmended',
      data: { record: 'said', changes: quotation('New words'), reason: 'source_withdrawn' },
    };
    const amended = await trial.record(amendment);
    const knownAt = String(recorded.sequence);
    expect((await trial.ask('position', { ...CELL, knownAt })).rows).toMatchObject([
      { quotation: 'Old words', knownSince: recorded.sequence },
    ]);
    expect((await trial.ask('position', CELL)).rows).toMatchObject([
      { quotation: 'New words', knownSince: amended.sequence },
    ]);
    expect((await trial.ask('evidence', { framework: 'x' })).rows).toContainEqual(
      expect.objectContaining({ record: 'said', knownFrom: amended.sequence }),
    );
  });
});
