import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

const succession = (commitmentsContinue: boolean) => ({
  type: 'StateSucceeded',
  data: {
    ...{ predecessor: 'OLD', successor: 'CCC', on: '2020-07-01', how: 'dissolution' },
    commitmentsContinue,
  },
});
const ASKED = { framework: 'x', asOf: '2020-12-31', succession: 'continue' };

describe('succession', () => {
  let trial: Trial;
  let told: number;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    await trial.record(act('old', 'OLD', '2019-05-01'));
    told = (await trial.record(succession(true))).sequence;
  });
  afterAll(() => trial.end());

  it('lets the successor hold what the predecessor did, when asked', async () => {
    expect((await trial.ask('positions', ASKED)).rows).toMatchObject([
      { party: 'CCC', class: 'supports', since: '2020-07-01', basis: ['old'] },
    ]);
    const { rows, query } = await trial.ask('positions', { framework: 'x', asOf: '2020-12-31' });
    expect(rows).toEqual([]);
    expect(query['succession']).toBe('silent');
  });

  it('does so neither before that day nor before it was known', async () => {
    const eve = await trial.ask('positions', { ...ASKED, asOf: '2020-06-30' });
    expect(eve.rows.map(({ party }) => party)).toEqual(['OLD']);
    const unknown = await trial.ask('positions', { ...ASKED, knownAt: String(told - 1) });
    expect(unknown.rows).toEqual([]);
  });

  it('shows in the explanation whose act it was, and in the timeline', async () => {
    const cell = { framework: 'x', country: 'CCC', ordinal: '1' };
    const { rows } = await trial.ask('position', {
      ...cell,
      asOf: '2020-12-31',
      succession: 'continue',
    });
    expect(rows).toMatchObject([
      { record: 'old', via: 'OLD', occurredOn: '2019-05-01', from: '2020-07-01' },
    ]);
    const curve = { ...ASKED, principle: '1', interval: 'quarter', from: '2020-04-01' };
    const supporters = async (params: Record<string, string>) =>
      (await trial.ask('timeline', params)).rows.map(({ supports }) => supports);
    expect(await supporters(curve)).toEqual([1, 1, 1]);
    expect(await supporters({ ...curve, succession: 'silent' })).toEqual([1, 0, 0]);
  });

  it('counts in adoption, coverage and comparisons as well', async () => {
    const about = { framework: 'x', asOf: '2020-12-31', principle: '1' };
    const both = async (name: string, more: Record<string, string>) => {
      const ask = async (how: string) =>
        (await trial.ask(name, { ...about, ...more, succession: how })).rows;
      return [await ask('silent'), await ask('continue')] as const;
    };
    const [nobody, heir] = await both('adoption', { roster: 'states' });
    expect(nobody.map(({ party }) => party)).not.toContain('CCC');
    expect(heir.find(({ party }) => party === 'CCC')).toMatchObject({ adoptedOn: '2020-07-01' });
    const covered = (rows: readonly object[]) => rows[0] as { withEvidence?: number };
    const [bare, full] = await both('coverage', { roster: 'states' });
    expect(covered(full).withEvidence).toBe(covered(bare).withEvidence! + 1);
    const group = { framework: 'x', principle: '1', country: 'CCC,OLD', metric: 'exact' };
    const { query } = await trial.ask('agreement', { ...group, succession: 'continue' });
    expect(query['succession']).toBe('continue');
  });

  it('shows in changes and in the history over days', async () => {
    const { rows } = await trial.ask('changes', { ...ASKED, from: '2020-01-01' });
    expect(rows).toContainEqual(
      expect.objectContaining({
        date: '2020-07-01',
        party: 'CCC',
        before: 'silent',
        after: 'supports',
      }),
    );
    const cell = { framework: 'x', country: 'CCC', ordinal: '1', asOf: '2020-12-31' };
    const history = await trial.ask('history', { ...cell, succession: 'continue' });
    expect(history.rows).toMatchObject([{ from: '2020-07-01', class: 'supports', basis: ['old'] }]);
  });

  const CELL = { framework: 'x', country: 'CCC', ordinal: '1', asOf: '2020-12-31' };
  const BELIEF = { ...CELL, succession: 'continue', axis: 'known' };

  it('shows in how belief went: the state inherits once that is told, and what it inherits may change', async () => {
    expect((await trial.ask('history', BELIEF)).rows).toMatchObject([
      { sequence: told, class: 'supports' },
    ]);
    const amended = await trial.record({
      type: 'RecordAmended',
      data: {
        record: 'old',
        changes: { bearings: [{ on: 'x/1', stance: 'opposes' }] },
        reason: 'miscoded',
      },
    });
    expect((await trial.ask('history', BELIEF)).rows).toMatchObject([
      { sequence: told, class: 'supports' },
      { sequence: amended.sequence, class: 'opposes' },
    ]);
    expect((await trial.ask('history', { ...BELIEF, succession: 'silent' })).rows).toEqual([]);
  });

  it('shows in revisions, with the event that told of the succession, or that corrected the act', async () => {
    const revised = async (since: number) => {
      const asked = { ...ASKED, axis: 'known', since: String(since), country: 'CCC' };
      return (await trial.ask('changes', asked)).rows;
    };
    expect(await revised(told)).toMatchObject([
      { before: 'supports', after: 'opposes', kinds: ['correction'], causes: [{ record: 'old' }] },
    ]);
    const [first] = await revised(told - 1);
    expect(first).toMatchObject({ before: 'silent', after: 'opposes' });
    expect(first!['causes']).toContainEqual(
      expect.objectContaining({ type: 'StateSucceeded', sequence: told, kind: 'reference' }),
    );
  });

  it('is no cause of a revision that the successor’s own act made', async () => {
    const own = await trial.record(act('own', 'CCC', '2020-08-01', { stance: 'mixed' }));
    const asked = { ...ASKED, axis: 'known', since: String(told - 1), country: 'CCC' };
    expect((await trial.ask('changes', asked)).rows).toMatchObject([
      {
        ...{ before: 'silent', after: 'mixed', kinds: ['new_evidence'] },
        causes: [{ sequence: own.sequence, record: 'own' }],
      },
    ]);
    await trial.record({ type: 'RecordRetracted', data: { record: 'own', reason: 'duplicate' } });
  });

  it('takes back what was said wrongly', async () => {
    const { sequence } = await trial.record(succession(false));
    expect((await trial.ask('positions', ASKED)).rows).toEqual([]);
    expect((await trial.ask('history', BELIEF)).rows.at(-1)).toMatchObject({
      sequence,
      class: 'silent',
    });
    const before = await trial.ask('positions', { ...ASKED, knownAt: String(sequence - 1) });
    expect(before.rows).toHaveLength(1);
  });
});
