import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

const known = { framework: 'x', axis: 'known', asOf: '2021-01-01' };

describe('changes', () => {
  let trial: Trial;
  const sequences: Record<string, number> = {};
  const tell = async (name: string, submission: { type?: string; data: unknown }) => {
    sequences[name] = (await trial.record(submission)).sequence;
  };
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    await tell('a', act('a', 'AAA', '2019-03-01'));
    await tell('b', act('b', 'AAA', '2020-03-01', { kind: 'policy_action', stance: 'opposes' }));
    await tell('old', act('old', 'OLD', '2019-05-01'));
    trial.clock.instant = new Date('2026-11-25T12:00:00Z');
    await tell('amended', {
      type: 'RecordAmended',
      data: {
        ...{ record: 'a', reason: 'miscoded', note: 'Read again.' },
        changes: { bearings: [{ on: 'x/1', stance: 'leans_support' }] },
      },
    });
    await tell('ended', {
      type: 'RecordEnded',
      data: {
        record: 'b',
        endedOn: '2020-09-01',
        how: 'repealed',
        sources: [{ title: 'Gazette' }],
      },
    });
    await tell('listed', {
      type: 'StateListed',
      data: { code: 'CCC', name: 'Cland', validFrom: '2020-07-01', unMemberFrom: '2020-07-02' },
    });
  });
  afterAll(() => trial.end());

  it('tells every change of class up to asOf, newest first, with its cause', async () => {
    const { rows } = await trial.ask('changes', { framework: 'x', asOf: '2021-01-01' });
    expect(
      rows.map(({ date, party, before, after, kinds, causes }) => [
        date,
        party,
        before,
        after,
        kinds,
        causes,
      ]),
    ).toEqual([
      ['2020-09-01', 'AAA', 'opposes', 'leans_support', ['ended'], ['b']],
      ['2020-07-01', 'OLD', 'supports', 'silent', ['state'], ['state']],
      ['2020-03-01', 'AAA', 'leans_support', 'opposes', ['began'], ['b']],
      ['2019-05-01', 'OLD', 'silent', 'supports', ['began'], ['old']],
      ['2019-03-01', 'AAA', 'silent', 'leans_support', ['began'], ['a']],
    ]);
  });

  it('keeps to from and to, and is empty where nothing changed', async () => {
    const params = { framework: 'x', asOf: '2021-01-01', from: '2020-01-01', to: '2020-06-30' };
    expect((await trial.ask('changes', params)).rows).toHaveLength(1);
    expect((await trial.ask('changes', { ...params, principle: '2' })).rows).toEqual([]);
    expect((await trial.ask('changes', { ...params, from: '2020-06-30' })).rows).toEqual([]);
  });

  it('tells revisions with the event, its reason, and its sort', async () => {
    const { rows, query } = await trial.ask('changes', {
      ...known,
      since: String(sequences['old']),
    });
    expect(query['since']).toBe(sequences['old']);
    expect(rows).toEqual([
      {
        ...{ date: null, party: 'AAA', on: 'x/1' },
        ...{ before: 'opposes', after: 'leans_support', scoreBefore: -1, scoreAfter: 0.5 },
        ...{ between: 'leans_support', scoreBetween: 0.5 },
        kinds: ['correction', 'ending'],
        causes: [
          {
            ...{ kind: 'correction', sequence: sequences['amended'], type: 'RecordAmended' },
            ...{
              record: 'a',
              reason: 'miscoded',
              recordedAt: expect.stringContaining('2026-11-25'),
            },
          },
          {
            ...{ kind: 'ending', sequence: sequences['ended'], type: 'RecordEnded' },
            ...{
              record: 'b',
              reason: 'repealed',
              recordedAt: expect.stringContaining('2026-11-25'),
            },
          },
        ],
      },
    ]);
  });

  it('takes a day for since, and spells it as a sequence', async () => {
    const { query, rows } = await trial.ask('changes', { ...known, since: '2026-11-24' });
    expect(query['since']).toBe(sequences['old']);
    expect(rows).toHaveLength(1);
  });

  it('never takes a change of method for a change of the world', async () => {
    const now = String(sequences['old']);
    const asked = {
      ...known,
      since: now,
      knownAt: now,
      sinceMethod: 'latest@1',
      method: 'weighted@1',
    };
    const { rows } = await trial.ask('changes', asked);
    // A law against (1.0) and a statement one step old (0.35) for: -0.48.
    expect(rows).toMatchObject([
      {
        ...{ party: 'AAA', before: 'opposes', between: 'opposes', after: 'leans_oppose' },
        kinds: ['method'],
        causes: [{ kind: 'method', sequence: null, reason: 'latest@1 to weighted@1' }],
      },
    ]);
  });

  it('knows nothing before the first event, and says which told of the state', async () => {
    const { rows } = await trial.ask('changes', { ...known, since: '0' });
    expect(rows).toMatchObject([
      {
        party: 'AAA',
        before: 'silent',
        kinds: expect.arrayContaining(['reference', 'new_evidence']),
      },
    ]);
  });

  it('is empty when nothing was learnt in between', async () => {
    expect(
      (await trial.ask('changes', { ...known, since: String(sequences['ended']) })).rows,
    ).toEqual([]);
  });

  it.each([
    [{ ...known }, 'since.missing', 'since'],
    [{ ...known, since: '9', knownAt: '8' }, 'since.after-known-at', 'since'],
    [{ ...known, since: 'soon' }, 'known-at.malformed', 'since'],
    [{ ...known, since: '99999' }, 'known-at.beyond-head', 'since'],
    [{ ...known, since: '9', from: '2020-01-01' }, 'query.other-axis', 'from'],
    [{ ...known, since: '9', sinceMethod: 'latest@9' }, 'method.unknown', 'sinceMethod'],
    [{ framework: 'x', since: '9' }, 'query.other-axis', 'since'],
    [{ framework: 'x', method: 'best@1' }, 'method.unknown', 'method'],
    [{ framework: 'x', country: 'QQQ' }, 'party.unknown', 'country'],
    [{ framework: 'x', from: '2020-02-30' }, 'date.not-a-day', 'from'],
    [{ framework: 'x', from: '2022-01-01', to: '2021-01-01' }, 'from.after-to', 'from'],
    [{ framework: 'x', from: '2022-01-01', asOf: '2021-01-01' }, 'from.after-to', 'from'],
    [{ framework: 'x', to: '2010-01-01' }, 'from.after-to', 'to'],
  ])('refuses %j', async (params, code, pointer) => {
    await expect(trial.ask('changes', params as Record<string, string>)).rejects.toMatchObject({
      problems: [{ code, pointer }],
    });
  });

  it('is asked for since an event that there is, and says which parameter to mend', async () => {
    await expect(trial.ask('changes', { ...known, since: '99999' })).rejects.toMatchObject({
      problems: [
        { detail: expect.stringMatching(/is not there yet\. Give an earlier one as since\.$/) },
      ],
    });
  });
});

describe('an end that was recorded by mistake', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
  });
  afterAll(() => trial.end());

  it('is taken back: the record holds again, and revisions tell it as a correction', async () => {
    await trial.record(act('a', 'AAA', '2019-03-01'));
    const end = { record: 'a', endedOn: '2020-09-01', how: 'withdrawn' };
    const ended = await trial.record({ type: 'RecordEnded', data: end });
    const revised = async () =>
      (await trial.ask('changes', { ...known, since: String(ended.sequence) })).rows;
    const data = { record: 'a', endedOn: null, how: null, sources: [{ title: 'Gazette' }] };
    const undone = await trial.record({ type: 'RecordEnded', data });
    expect(await revised()).toMatchObject([
      {
        ...{ before: 'silent', after: 'supports', kinds: ['correction'] },
        causes: [{ type: 'RecordEnded', sequence: undone.sequence, record: 'a', reason: null }],
      },
    ]);
    const { about } = await trial.ask('record', { record: 'a' });
    expect(about).toMatchObject({ state: { live: true, endedOn: null, how: null } });
    await trial.record({ type: 'RecordEnded', data: end });
    expect(await revised()).toEqual([]);
  });
});

describe('revisions by a group’s record', () => {
  let trial: Trial;
  const revised = async (since: number, country: string) => {
    const asked = { ...known, groups: 'members', since: String(since), country };
    return (await trial.ask('changes', asked)).rows;
  };
  const covering = (covers: readonly string[]) =>
    trial.record({
      type: 'RecordAmended',
      data: { record: 'joint', changes: { covers }, reason: 'miscoded' },
    });
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    const group = { id: 'duo', name: 'Duo', foundedOn: '2010-01-01' };
    await trial.record({ type: 'GroupFounded', data: group });
    const joined = { group: 'duo', party: 'AAA', from: '2010-01-01' };
    await trial.record({ type: 'MembershipStarted', data: joined });
  });
  afterAll(() => trial.end());

  it('name the amendment by which it spoke for a party that is no member, and no longer did', async () => {
    const { sequence } = await trial.record(act('joint', 'group:duo', '2019-03-01'));
    const cause = { kind: 'correction', type: 'RecordAmended', record: 'joint' };
    const given = await covering(['BBB']);
    expect(await revised(sequence, 'BBB')).toMatchObject([
      {
        ...{ before: 'silent', after: 'supports', kinds: ['correction'] },
        causes: [{ ...cause, sequence: given.sequence }],
      },
    ]);
    const taken = await covering([]);
    expect(await revised(given.sequence, 'BBB')).toMatchObject([
      {
        ...{ before: 'supports', after: 'silent', kinds: ['correction'] },
        causes: [{ ...cause, sequence: taken.sequence }],
      },
    ]);
    expect(await revised(sequence, 'AAA,BBB')).toEqual([]);
  });

  it('leave out a membership whose evidence a newer act outweighs', async () => {
    const joined = { group: 'duo', party: 'BBB', from: '2015-01-01' };
    const { sequence } = await trial.record({ type: 'MembershipStarted', data: joined });
    const own = await trial.record(act('own', 'BBB', '2020-01-01', { stance: 'opposes' }));
    expect(await revised(sequence - 1, 'BBB')).toMatchObject([
      { after: 'opposes', kinds: ['new_evidence'], causes: [{ sequence: own.sequence }] },
    ]);
  });
});
