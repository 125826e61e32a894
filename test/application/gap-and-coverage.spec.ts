import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

describe('gap and coverage', () => {
  let trial: Trial;
  let before: number;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    await trial.record(act('words', 'AAA', '2019-03-01'));
    await trial.record(act('deeds', 'AAA', '2020-03-01', { kind: 'conduct', stance: 'opposes' }));
    before = (await trial.record(act('more', 'BBB', '2019-03-01'))).sequence;
    await trial.record({
      type: 'SearchRecorded',
      data: {
        ...{ id: 'bbb-x', party: 'BBB', on: ['x'], searchedOn: '2020-05-01' },
        sources: [{ title: 'A register' }],
      },
    });
    trial.clock.instant = new Date('2026-12-01T00:00:00Z');
    await trial.record({
      type: 'RecordReviewed',
      data: { record: 'words', coder: 'second', verdict: 'confirmed' },
    });
    await trial.record(act('away', 'AAA', '2020-01-01', { kind: 'non_participation', on: 'x/2' }));
  });
  afterAll(() => trial.end());

  it('has the mean gap of each period, and the parties of the last one', async () => {
    const params = { framework: 'x', principle: '1', interval: 'year', asOf: '2020-06-01' };
    const { rows, about } = await trial.ask('gap', params);
    expect(rows).toEqual([
      {
        ...{ on: 'x/1', date: '2019-12-31', party: null, roster: 3, outside: [] },
        ...{ n: 0, coverage: 0, words: null, deeds: null, gap: null },
      },
      {
        ...{ on: 'x/1', date: '2020-06-01', party: null, roster: 3, outside: [] },
        ...{ n: 1, coverage: 1 / 3, words: 1, deeds: -1, gap: 2 },
      },
    ]);
    expect(about).toEqual({
      last: '2020-06-01',
      parties: [
        { on: 'x/1', party: 'AAA', words: 1, deeds: -1, gap: 2 },
        { on: 'x/1', party: 'BBB', words: 1, deeds: null, gap: null },
      ],
    });
  });

  it('has a row for each party with by=party', async () => {
    const params = { framework: 'x', by: 'party', from: '2020-06-01', asOf: '2020-06-01' };
    const { rows } = await trial.ask('gap', params);
    expect(rows.map(({ on, party, gap }) => [on, party, gap])).toEqual([
      ['x/1', 'AAA', 2],
      ['x/1', 'BBB', null],
    ]);
  });

  it('is empty for no days, and has no channel to choose', async () => {
    const none = await trial.ask('gap', { framework: 'x', asOf: '2015-01-01' });
    expect(none).toMatchObject({ rows: [], about: { last: null, parties: [] } });
    await expect(trial.ask('gap', { framework: 'x', channel: 'words' })).rejects.toMatchObject({
      code: 'query.unknown-parameter',
    });
    await expect(
      trial.ask('gap', { framework: 'x', interval: 'day', from: '1000-01-01' }),
    ).rejects.toMatchObject({ code: 'query.too-many-points' });
  });

  it('tells what is covered, searched, and simply unknown', async () => {
    const { rows } = await trial.ask('coverage', { framework: 'x', asOf: '2020-06-01' });
    expect(rows).toEqual([
      {
        ...{ on: 'x/1', party: null, roster: 3, withEvidence: 2, silent: 1, coverage: 2 / 3 },
        ...{ searched: 0, participationOnly: 0, unsearched: 1, newestOn: '2020-03-01' },
        ...{ searchedOn: '2020-05-01', lastReviewedAt: '2026-12-01T00:00:00.000Z' },
      },
      {
        ...{ on: 'x/2', party: null, roster: 3, withEvidence: 0, silent: 3, coverage: 0 },
        ...{ searched: 1, participationOnly: 1, unsearched: 1, newestOn: '2020-01-01' },
        ...{ searchedOn: '2020-05-01', lastReviewedAt: null },
      },
    ]);
  });

  it('counts who stayed away from the framework as a whole, and weighs it nowhere', async () => {
    const away = act('away-whole', 'BBB', '2020-01-01', { kind: 'non_participation' });
    const frameworks = [{ id: 'x', relation: 'direct' }];
    const trial = await Trial.begin();
    await tellSmallStory(trial);
    await trial.record({ ...away, data: { ...away.data, bearings: [], frameworks } });
    const asked = { framework: 'x', asOf: '2020-06-01' };
    const { rows } = await trial.ask('coverage', { ...asked, principle: '0' });
    expect(rows).toMatchObject([{ on: 'x', silent: 3, participationOnly: 1, unsearched: 2 }]);
    const { about } = await trial.ask('position', { ...asked, ordinal: '0', country: 'BBB' });
    expect(about).toMatchObject({
      position: { class: 'silent', n: 0 },
      participation: [{ record: 'away-whole', on: 'x', rationale: null }],
    });
    await trial.end();
  });

  it('knows no search, review or record before it was recorded', async () => {
    const asked = { framework: 'x', asOf: '2020-06-01', knownAt: String(before), principle: '2' };
    const { rows } = await trial.ask('coverage', asked);
    expect(rows).toMatchObject([
      { searched: 0, participationOnly: 0, unsearched: 3, searchedOn: null },
    ]);
    const one = await trial.ask('coverage', { ...asked, principle: '1' });
    expect(one.rows).toMatchObject([{ lastReviewedAt: null }]);
  });

  it('has a row for each member and principle with by=party', async () => {
    const asked = { framework: 'x', asOf: '2020-06-01', by: 'party', country: 'BBB,OLD' };
    const { rows } = await trial.ask('coverage', asked);
    expect(
      rows.map(({ on, party, withEvidence, searched, unsearched }) => [
        on,
        party,
        withEvidence,
        searched,
        unsearched,
      ]),
    ).toEqual([
      ['x/1', 'BBB', 1, 0, 0],
      ['x/1', 'OLD', 0, 0, 1],
      ['x/2', 'BBB', 0, 1, 0],
      ['x/2', 'OLD', 0, 0, 1],
    ]);
  });

  it('answers for an empty roster, and refuses what is no part of it', async () => {
    const { rows } = await trial.ask('coverage', { framework: 'x', asOf: '1900-01-01' });
    expect(rows).toMatchObject([
      { roster: 0, coverage: null },
      { roster: 0, coverage: null },
    ]);
    await expect(
      trial.ask('coverage', { framework: 'x', method: 'latest@1' }),
    ).rejects.toMatchObject({ code: 'query.unknown-parameter' });
    await expect(
      trial.ask('coverage', { framework: 'x', membership: 'fixed:2020-02-30' }),
    ).rejects.toMatchObject({ problems: [{ pointer: 'membership' }] });
  });
});
