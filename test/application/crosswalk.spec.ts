import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

const rival = {
  type: 'FrameworkPublished',
  data: {
    id: 'rival',
    title: 'A rival framework',
    announcedOn: '2021-01-01',
    principles: [
      { ordinal: 1, label: 'The same' },
      { ordinal: 2, label: 'Less' },
    ],
    sources: [{ title: 'A source' }],
  },
};
const crosswalk = (mappings: readonly object[]) => ({
  type: 'CrosswalkPublished',
  data: { id: 'x-rival', publishedOn: '2022-01-01', mappings },
});
const SAME = { from: 'x/1', relation: 'exact', to: 'rival/1' };
const LESS = { from: 'rival/2', relation: 'narrower', to: 'x/1' };
const ASKED = { framework: 'x', principle: '1', asOf: '2022-12-31' };

describe('support across frameworks', () => {
  let trial: Trial;
  let published: number;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    await trial.record(rival);
    await trial.record(act('own', 'AAA', '2019-05-01'));
    await trial.record(act('same', 'BBB', '2021-05-01', { on: 'rival/1', stance: 'opposes' }));
    await trial.record(act('less', 'CCC', '2021-06-01', { on: 'rival/2' }));
    published = (await trial.record(crosswalk([SAME, LESS]))).sequence;
  });
  afterAll(() => trial.end());

  const standing = async (params: Record<string, string>) =>
    (await trial.ask('positions', { ...ASKED, ...params })).rows.map(
      ({ party, class: held }) => `${party} ${held}`,
    );

  it('counts when it is asked for, and only over the relations asked for', async () => {
    expect(await standing({})).toEqual(['AAA supports']);
    expect(await standing({ crosswalk: 'exact' })).toEqual(['AAA supports', 'BBB opposes']);
    expect(await standing({ crosswalk: 'narrower' })).toEqual(['AAA supports', 'CCC supports']);
    const all = ['AAA supports', 'BBB opposes', 'CCC supports'];
    expect(await standing({ crosswalk: 'narrower,exact' })).toEqual(all);
    expect(await standing({ crosswalk: 'broader' })).toEqual(['AAA supports']);
  });

  it('is read from the other side as well: what bears on the broader one is broader there', async () => {
    const there = { framework: 'rival', principle: '1,2' };
    expect(await standing({ ...there, crosswalk: 'exact' })).toEqual([
      'AAA supports',
      'BBB opposes',
      'CCC supports',
    ]);
    expect(await standing({ ...there, principle: '2', crosswalk: 'broader' })).toEqual([
      'AAA supports',
      'CCC supports',
    ]);
  });

  it('is part of the query, in one spelling, and shows in the explanation what was borne on', async () => {
    const { query } = await trial.ask('timeline', { ...ASKED, crosswalk: 'related,exact' });
    expect(query['crosswalk']).toEqual(['exact', 'related']);
    const cell = { framework: 'x', country: 'BBB', ordinal: '1', asOf: '2022-12-31' };
    const { rows } = await trial.ask('position', { ...cell, crosswalk: 'exact' });
    expect(rows).toMatchObject([{ record: 'same', on: 'rival/1', decisive: true }]);
    expect((await trial.ask('position', cell)).rows).toEqual([]);
  });

  it('lets the bearing that a record lists last decide, where it bears on both principles', async () => {
    const both = [
      { on: 'x/2', stance: 'opposes' },
      { on: 'rival/2', stance: 'supports' },
    ];
    const more = {
      id: 'x-rival-two',
      mappings: [{ from: 'x/2', relation: 'exact', to: 'rival/2' }],
    };
    await trial.record({ ...crosswalk([]), data: { ...more, publishedOn: '2022-01-01' } });
    await trial.record(act('both', 'AAA', '2021-05-01', { bearings: both }));
    await trial.record(act('reversed', 'BBB', '2021-05-01', { bearings: both.toReversed() }));
    const standings = await standing({ principle: '2', crosswalk: 'exact' });
    expect(standings).toEqual(['AAA supports', 'BBB opposes', 'CCC supports']);
  });

  it('is not known before the crosswalk is, which is the cause of the revision', async () => {
    const before = { knownAt: String(published - 1), crosswalk: 'exact' };
    expect(await standing(before)).toEqual(['AAA supports']);
    const asked = { ...ASKED, axis: 'known', since: String(published - 1), crosswalk: 'exact' };
    expect((await trial.ask('changes', asked)).rows).toMatchObject([
      {
        party: 'BBB',
        before: 'silent',
        after: 'opposes',
        kinds: ['reference'],
        causes: [{ type: 'CrosswalkPublished', sequence: published }],
      },
    ]);
  });

  it('ends when a later version of the crosswalk says otherwise', async () => {
    const { sequence } = await trial.record(crosswalk([LESS]));
    expect(await standing({ crosswalk: 'exact' })).toEqual(['AAA supports']);
    const then = { crosswalk: 'exact', knownAt: String(sequence - 1) };
    expect(await standing(then)).toEqual(['AAA supports', 'BBB opposes']);
  });

  it('counts on a framework as a whole, which then is among its subjects', async () => {
    const whole = { from: 'rival/1', relation: 'exact', to: 'x' };
    await trial.record({
      ...crosswalk([]),
      data: { id: 'x-whole', publishedOn: '2022-01-01', mappings: [whole] },
    });
    const subjects = async (params: Record<string, string>) => {
      const { rows } = await trial.ask('timeline', { framework: 'x', interval: 'year', ...params });
      return new Set(rows.map(({ on }) => on));
    };
    const asOf = '2022-12-31';
    expect(await subjects({ asOf, crosswalk: 'exact' })).toContain('x');
    expect(await subjects({ asOf })).not.toContain('x');
    expect(await subjects({ asOf, crosswalk: 'narrower' })).not.toContain('x');
  });

  it('refuses relations that there are not', async () => {
    await expect(standing({ crosswalk: 'exact,alike' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(standing({ crosswalk: '' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('brings nothing any longer once the crosswalk is withdrawn by an empty list', async () => {
    await trial.record(crosswalk([SAME]));
    expect(await standing({ crosswalk: 'exact' })).toEqual(['AAA supports', 'BBB opposes']);
    await trial.record(crosswalk([]));
    expect(await standing({ crosswalk: 'exact' })).toEqual(['AAA supports']);
  });
});
