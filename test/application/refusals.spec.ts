import type { Refusal } from '#kernel/refusal.js';
import { Trial } from '../support/trial.js';

/** A sound record; each case spoils one thing. */
const sound = {
  kind: 'statement',
  party: 'SYR',
  occurredOn: '2021-03-01',
  bearings: [{ on: 'gids/3', stance: 'supports' }],
  sources: [{ title: 'A page', url: 'https://example.org/page' }],
};

const cases: readonly [what: string, spoiled: object, code: string, pointer: string][] = [
  ['bad EDTF', { occurredOn: 'March 2021' }, 'date.not-edtf', '/occurredOn'],
  ['an impossible date', { occurredOn: '2021-02-30' }, 'date.impossible', '/occurredOn'],
  ['an open interval', { occurredOn: '2021/..' }, 'date.open-ended', '/occurredOn'],
  ['an act of a year to come', { occurredOn: '2999' }, 'date.in-future', '/occurredOn'],
  [
    'an act that is still to come on any of its days',
    { occurredOn: '[2026-11-26..2026-12-31]' },
    'date.in-future',
    '/occurredOn',
  ],
  ['a party that is no code', { party: 'Syria' }, 'party.not-a-code', '/party'],
  ['an unknown country', { party: 'ABC' }, 'party.unknown', '/party'],
  ['a country that did not exist', { party: 'SUN' }, 'party.not-then', '/party'],
  ['an unknown group', { party: 'group:asaen' }, 'group.unknown', '/party'],
  [
    'an unknown principle',
    { bearings: [{ on: 'gids/9', stance: 'supports' }] },
    'principle.unknown',
    '/bearings/0/on',
  ],
  [
    'an unknown framework',
    { bearings: [{ on: 'gisd/3', stance: 'supports' }] },
    'framework.unknown',
    '/bearings/0/on',
  ],
  ['no source', { sources: [] }, 'source.missing', '/sources'],
  ['no sources at all', { sources: undefined }, 'source.missing', '/sources'],
  [
    'a javascript: address',
    { sources: [{ title: 'x', url: 'javascript:alert(1)' }] },
    'url.not-allowed',
    '/sources/0/url',
  ],
  ['an unknown field', { stanse: 'supports' }, 'field.unknown', '/stanse'],
  [
    'an unknown stance',
    { bearings: [{ on: 'gids/3', stance: 'suports' }] },
    'field.not-one-of',
    '/bearings/0/stance',
  ],
  ['no bearing', { bearings: [] }, 'bearing.missing', '/bearings'],
  [
    'one principle twice',
    {
      bearings: [
        { on: 'gids/3', stance: 'supports' },
        { on: 'gids/3', stance: 'opposes' },
      ],
    },
    'bearing.repeated',
    '/bearings/1/on',
  ],
  ['a country that speaks for others', { covers: ['CHN'] }, 'covers.not-a-group', '/covers'],
  ['half a character', { notes: 'x\ud800' }, 'text.broken-characters', '/notes'],
  ['an identifier in capitals', { id: 'SYR 1' }, 'identifier.not-a-slug', '/id'],
  ['a number for a text', { venue: 7 }, 'field.wrong-type', '/venue'],
  ['a vote that was not cast', { kind: 'vote', subkind: 'absent' }, 'vote.absent', '/subkind'],
  [
    'a vote against that supports',
    { kind: 'vote', subkind: 'no' },
    'vote.contrary',
    '/bearings/0/stance',
  ],
  ['an unknown kind', { kind: 'tweet' }, 'field.not-one-of', '/kind'],
];

describe('a record is refused, and nothing changes, for', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  const refused = async (submission: Parameters<Trial['submit']>[0]): Promise<Refusal> => {
    const before = await trial.log.head();
    const refusal = await trial.submit(submission).then(
      () => undefined,
      (error: Refusal) => error,
    );
    expect(await trial.log.head()).toEqual(before);
    expect(refusal).toBeDefined();
    return refusal!;
  };

  it.each(cases)('%s', async (_what, spoiled, code, pointer) => {
    const refusal = await refused({ data: { ...sound, ...spoiled } });
    expect(refusal.problems).toContainEqual({ code, pointer, detail: expect.any(String) });
    for (const { detail } of refusal.problems) expect(detail).toMatch(/[a-z].*[.?]$/s);
  });

  it('says what to use instead of a state that has ended', async () => {
    const refusal = await refused({ data: { ...sound, party: 'SUN' } });
    expect(refusal.message).toMatch(/1991-12-25.*RUS for Russia/s);
  });

  it('proposes the code that an alias means, and never takes it', async () => {
    const refusal = await refused({ data: { ...sound, party: 'USSR' } });
    expect(refusal.code).toBe('party.not-a-code');
    const uae = await refused({ data: { ...sound, party: 'UAE' } });
    expect(uae.message).toMatch(/ARE/);
  });

  it('a duplicate, pointing to the first; and takes it when insisted on', async () => {
    const { id } = await trial.record({ data: sound });
    const refusal = await refused({ data: sound });
    expect(refusal).toMatchObject({ code: 'record.duplicate', facts: { first: id } });
    const second = await trial.record({ data: sound, insist: true });
    expect(second.id).not.toBe(id);
    const amendment = { record: id, changes: { venue: 'Damascus' }, reason: 'typo' };
    await trial.record({ type: 'RecordAmended', data: amendment });
  });

  it('a stale version, a retracted record, an unknown record', async () => {
    const { id } = await trial.record({ data: { ...sound, occurredOn: '2021-05-05' } });
    const amendment = { record: id, changes: { venue: 'Damascus' }, reason: 'typo' };
    await trial.record({ type: 'RecordAmended', data: amendment });
    const other = { ...amendment, changes: { venue: 'Aleppo' } };
    const stale = await refused({ type: 'RecordAmended', data: other, expected: 1 });
    expect(stale).toMatchObject({ code: 'stream.version-conflict', facts: { version: 2 } });
    await trial.record({
      type: 'RecordRetracted',
      data: { record: id, reason: 'test_entry' },
      expected: 2,
    });
    expect((await refused({ type: 'RecordAmended', data: amendment })).code).toBe(
      'record.retracted',
    );
    const ghost = { ...amendment, record: 'nobody' };
    expect((await refused({ type: 'RecordAmended', data: ghost })).code).toBe('record.unknown');
  });

  it('an amendment that spoils the record, with pointers into the changes', async () => {
    const amend = (changes: object) =>
      refused({
        type: 'RecordAmended',
        data: { record: 'syr-support-2020', changes, reason: 'miscoded' },
      });
    expect((await amend({ occurredOn: 'soon' })).problems[0]).toMatchObject({
      code: 'date.not-edtf',
      pointer: '/changes/occurredOn',
    });
    expect((await amend({ sources: null })).code).toBe('source.missing');
    expect((await amend({ kind: 'vote' })).code).toBe('field.fixed');
    expect((await amend({})).code).toBe('changes.empty');
    const problems = async (changes: object) => (await amend(changes)).problems;
    const code = 'party.not-then';
    expect(await problems({ occurredOn: '1959' })).toMatchObject([{ code, pointer: '/changes' }]);
    expect(await problems({ party: 'SUN' })).toMatchObject([{ code, pointer: '/changes/party' }]);
    expect(await problems({ bearings: [{ on: 'gids/9', stance: 'supports' }] })).toMatchObject([
      { code: 'principle.unknown', pointer: '/changes/bearings/0/on' },
    ]);
    expect(await problems({ occurredOn: '2999' })).toMatchObject([
      { code: 'date.in-future', pointer: '/changes/occurredOn' },
    ]);
  });

  it('an amendment of what is no field, whether it sets it or takes it away', async () => {
    const problems = async (changes: object) => {
      const data = { record: 'syr-support-2020', changes, reason: 'miscoded' };
      return (await refused({ type: 'RecordAmended', data })).problems;
    };
    const code = 'field.unknown';
    for (const value of [1, null]) {
      expect(await problems({ notes: 'Seen.', 'a/b': value })).toMatchObject([
        { code, pointer: '/changes/a~1b' },
      ]);
      expect(await problems({ quotation: { text: 'We agree.', langauge: value } })).toMatchObject([
        {
          code,
          pointer: '/changes/quotation/langauge',
          detail: expect.stringMatching(/Did you mean "language"/),
        },
      ]);
      expect(await problems({ endedOn: value, how: value })).toMatchObject([
        { code, pointer: '/changes/endedOn', detail: expect.stringMatching(/End the record/) },
        { code, pointer: '/changes/how', detail: expect.stringMatching(/End the record/) },
      ]);
    }
  });

  it('an amendment that changes nothing, in whatever way it is written', async () => {
    const data = { ...sound, id: 'as-it-is', occurredOn: '2021-04-01', venue: null };
    await trial.record({ data });
    const { bearings } = sound;
    for (const changes of [{ venue: null }, { party: 'SYR', bearings }, { otherDates: {} }]) {
      const amendment = { record: 'as-it-is', changes, reason: 'typo' };
      const { problems } = await refused({ type: 'RecordAmended', data: amendment });
      expect(problems).toMatchObject([{ code: 'amendment.no-change', pointer: '/changes' }]);
    }
  });

  it('an amendment that makes a vote contradict itself; not a yes to a text against a principle', async () => {
    const bearings = [{ on: 'gids/3', stance: 'opposes', coverage: 'inferred' }];
    const vote = { ...sound, id: 'voted', kind: 'vote', subkind: 'yes', bearings };
    await trial.record({ data: vote });
    const changes = { bearings: [{ on: 'gids/3', stance: 'leans_oppose' }] };
    const data = { record: 'voted', changes, reason: 'miscoded' };
    expect((await refused({ type: 'RecordAmended', data })).problems).toMatchObject([
      { code: 'vote.contrary', pointer: '/changes/bearings/0/stance' },
    ]);
  });

  it('no date that is announced, no day that has begun somewhere, and no end ahead', async () => {
    const ahead = { inForceFrom: '2027-01-01', otherDates: { expires: '2999' } };
    await trial.record({ data: { ...sound, ...ahead, occurredOn: '2026-11-25' } });
    const { id } = await trial.record({ data: { ...sound, occurredOn: '2026' } });
    await trial.record({
      type: 'RecordEnded',
      data: { record: id, endedOn: '2030-01-01', how: 'expired' },
    });
    const refusal = await refused({
      type: 'RecordAmended',
      data: { record: id, changes: { occurredOn: '2027-02' }, reason: 'wrong_date' },
    });
    expect(refusal.code).toBe('date.in-future');
    trial.clock.instant = new Date('2027-02-01T00:00:00Z');
    await trial.record({ data: { ...sound, occurredOn: '2027-02-02' } });
    trial.clock.instant = new Date('2026-11-24T12:00:00Z');
    const notes = { record: id, changes: { notes: 'As announced.' }, reason: 'new_evidence' };
    await trial.record({ type: 'RecordAmended', data: notes });
  });

  it('a state with codes of another form, and a succession by nobody, of nobody or by itself', async () => {
    const listed = { code: 'QQQ', name: 'Q' };
    for (const [field, value] of [
      ['alpha2', '??'],
      ['alpha2', 'Q'],
      ['numeric', '1e2'],
      ['numeric', '12'],
    ] as const) {
      const { problems } = await refused({
        type: 'StateListed',
        data: { ...listed, [field]: value },
      });
      expect(problems).toMatchObject([{ code: 'state.not-a-code', pointer: `/${field}` }]);
    }
    const follows = async (predecessor: string, successor: string) => {
      const data = { predecessor, successor, on: '1991-12-24', how: 'rename' };
      const { problems } = await refused({ type: 'StateSucceeded', data });
      return problems.map(({ code, pointer }) => [code, pointer]);
    };
    expect(await follows('XXX', 'SUN')).toEqual([['party.unknown', '/predecessor']]);
    expect(await follows('SUN', 'XXX')).toEqual([['party.unknown', '/successor']]);
    expect(await follows('SUN', 'SUN')).toEqual([['succession.to-itself', '/successor']]);
  });

  it('a state that was a member of the United Nations before it was, or after, or backwards', async () => {
    const life = { code: 'QQQ', name: 'Q', validFrom: '2000-01-01', validTo: '2001-12-31' };
    for (const [un, pointer] of [
      [{ unMemberFrom: '2001-01-01', unMemberTo: '2000-06-01' }, '/unMemberTo'],
      [{ unMemberFrom: '2002-01-01' }, '/unMemberFrom'],
      [{ unMemberFrom: '1990-01-01', unMemberTo: '1999-12-31' }, '/unMemberTo'],
    ] as const) {
      const { problems } = await refused({ type: 'StateListed', data: { ...life, ...un } });
      expect(problems).toMatchObject([{ code: 'date.impossible', pointer }]);
    }
    for (const [un, pointer] of [
      [{ unMemberFrom: '1999-12-31' }, '/unMemberFrom'],
      [{ unMemberFrom: '2001-01-01', unMemberTo: '2002-01-01' }, '/unMemberTo'],
    ] as const) {
      const { problems } = await refused({ type: 'StateListed', data: { ...life, ...un } });
      expect(problems).toMatchObject([{ code: 'state.seat-outside-life', pointer }]);
    }
  });

  it('a second spell of a state that shares a day with another', async () => {
    const listed = (more: object) => ({
      type: 'StateListed',
      data: { code: 'QSP', name: 'Q', ...more },
    });
    await trial.record(listed({ validFrom: '2000-01-01' }));
    const code = 'state.overlapping-spells';
    for (const life of [{}, { validFrom: '2010-01-01' }, { validTo: '2000-01-01' }]) {
      const { problems } = await refused(listed(life));
      expect(problems).toMatchObject([{ code, pointer: '/validFrom' }]);
    }
    await trial.record(listed({ validFrom: '2000-01-01', validTo: '2009-12-31' }));
    await trial.record(listed({ validFrom: '2010-01-01' }));
    await trial.record(listed({ validTo: '1999-12-31' }));
  });

  it('a member, or an act, of a group that was not founded yet', async () => {
    const group = { id: 'late', name: 'Late', foundedOn: '2010-06~' };
    await trial.record({ type: 'GroupFounded', data: group });
    const joins = (party: string, from: string) => ({
      type: 'MembershipStarted',
      data: { group: 'late', party, from },
    });
    const { problems } = await refused(joins('SYR', '2010-05-31'));
    expect(problems).toMatchObject([{ code: 'membership.before-founding', pointer: '/from' }]);
    await trial.record(joins('SYR', '2010'));
    await trial.record(joins('CHN', '..'));
    const acts = (occurredOn: string) => ({ data: { ...sound, party: 'group:late', occurredOn } });
    const early = await refused(acts('2009'));
    expect(early.problems).toMatchObject([{ code: 'party.not-then', pointer: '/party' }]);
    expect(early.message).toMatch(/founded on 2010-06-01/);
    await trial.record(acts('2010'));
  });

  it('the very succession that was said last of two states', async () => {
    const data = { predecessor: 'TPE', successor: 'TLS', on: '2002-05-20', how: 'separation' };
    for (const code of ['TPE', 'TLS']) {
      const { rows } = await trial.ask('country', { country: code }).catch(() => ({ rows: [] }));
      if (rows.length === 0)
        await trial.record({ type: 'StateListed', data: { code, name: code } });
    }
    const say = (more: object) => ({ type: 'StateSucceeded', data: { ...data, ...more } });
    const { sequence } = await trial.record(say({}));
    expect(await refused(say({ note: null, commitmentsContinue: false }))).toMatchObject({
      ...{ kind: 'conflict', code: 'succession.exists' },
      facts: { sequence },
    });
    await trial.record(say({ commitmentsContinue: true }));
    await trial.record(say({}));
  });

  it('an identifier that is taken, saying what can be done with what is there', async () => {
    const { party, sources } = sound;
    const framework = { id: 'gids', title: 'G', announcedOn: '2020-09-08', sources };
    const search = { id: 'made', party, on: ['gids/3'], searchedOn: '2021-01-01', sources };
    await trial.record({ type: 'SearchRecorded', data: search });
    for (const [type, data, advice] of [
      ['FrameworkPublished', { ...framework, issuer: 'x' }, /or add principles/],
      ['GroupFounded', { id: 'asean', name: 'A', foundedOn: '..' }, /or change the members/],
      ['SearchRecorded', search, /or leave "id" out/],
    ] as const) {
      const refusal = await refused({ type, data });
      expect([refusal.code, refusal.message]).toEqual([
        expect.stringMatching(/\.exists$/),
        expect.stringMatching(advice),
      ]);
    }
  });

  it('a principle that is mapped onto itself', async () => {
    const mappings = [
      { from: 'gids/3', relation: 'related', to: 'gids/4' },
      { from: 'gids/3', relation: 'exact', to: 'gids/3' },
    ];
    const data = { id: 'selves', publishedOn: '2022-01-01', mappings };
    const { problems } = await refused({ type: 'CrosswalkPublished', data });
    expect(problems).toMatchObject([{ code: 'crosswalk.to-itself', pointer: '/mappings/1/to' }]);
  });

  it('a search that is still to come', async () => {
    const { party, sources } = sound;
    const data = { id: 'to-come', party, on: ['gids/3'], searchedOn: '2099-01-01', sources };
    const { problems } = await refused({ type: 'SearchRecorded', data });
    expect(problems).toMatchObject([{ code: 'date.in-future', pointer: '/searchedOn' }]);
  });

  it('an act over a live record, whatever version it expects', async () => {
    const data = { ...sound, id: 'lives', occurredOn: '2021-10-10' };
    await trial.record({ data });
    const other = { ...data, party: 'CHN', kind: 'vote' };
    expect((await refused({ data: other, expected: 1 })).code).toBe('record.exists');
    const retraction = { record: 'lives', reason: 'miscoded' };
    await trial.record({ type: 'RecordRetracted', data: retraction });
    expect(await trial.record({ data, expected: 2 })).toMatchObject({ version: 3 });
  });

  it('a duplicate of what an adjudication has made of a record, and no longer of what it was', async () => {
    const data = { ...sound, id: 'judged', occurredOn: '2021-11-11' };
    await trial.record({ data });
    const bearings = [{ on: 'gids/4', stance: 'supports' }];
    const review = { record: 'judged', coder: 'a-judge', verdict: 'adjudicated', bearings };
    await trial.record({ type: 'RecordReviewed', data: review });
    const refusal = await refused({ data: { ...data, id: 'double', bearings } });
    expect(refusal).toMatchObject({ code: 'record.duplicate', facts: { first: 'judged' } });
    await trial.record({ data: { ...data, id: 'another' } });
  });

  it('a link that is there, and not the one back, nor one of another relation', async () => {
    const to = await trial.record({
      data: { ...sound, id: 'linked-to', occurredOn: '2021-12-01' },
    });
    const from = await trial.record({ data: { ...sound, id: 'linked', occurredOn: '2021-12-02' } });
    const link = { from: from.id, to: to.id, relation: 'responds_to' };
    const { sequence } = await trial.record({ type: 'RecordsLinked', data: link });
    const again = { ...link, note: 'Once more.' };
    expect(await refused({ type: 'RecordsLinked', data: again })).toMatchObject({
      ...{ kind: 'conflict', code: 'link.exists' },
      facts: { sequence },
    });
    const back = { ...link, from: to.id, to: from.id };
    await trial.record({ type: 'RecordsLinked', data: back });
    await trial.record({ type: 'RecordsLinked', data: { ...link, relation: 'part_of' } });
  });

  it('an end before the beginning, and "other" without a note', async () => {
    const end = { record: 'syr-support-2020', endedOn: '2019-01-01', how: 'withdrawn' };
    expect((await refused({ type: 'RecordEnded', data: end })).code).toBe(
      'record.ends-before-it-starts',
    );
    const retract = { record: 'syr-support-2020', reason: 'other' };
    expect((await refused({ type: 'RecordRetracted', data: retract })).code).toBe(
      'reason.note-missing',
    );
  });

  it('an end taken back that there is not, and an end told by half', async () => {
    const problems = async (ending: object) => {
      const data = { record: 'syr-support-2020', ...ending };
      return (await refused({ type: 'RecordEnded', data })).problems;
    };
    expect(await problems({ endedOn: null, how: null })).toMatchObject([
      { code: 'record.not-ended', pointer: '/endedOn' },
    ]);
    const code = 'ending.half-told';
    expect(await problems({ endedOn: null, how: 'lapsed' })).toMatchObject([
      { code, pointer: '/endedOn' },
    ]);
    expect(await problems({ endedOn: '2024', how: null })).toMatchObject([
      { code, pointer: '/how' },
    ]);
    expect(await problems({ endedOn: null })).toMatchObject([
      { code: 'field.missing', pointer: '/how' },
    ]);
  });

  it('an amendment that moves the beginning behind the end', async () => {
    const { id: record } = await trial.record({ data: { ...sound, occurredOn: '2021-05-05' } });
    const data = { record, endedOn: '2021-12', how: 'withdrawn' };
    await trial.record({ type: 'RecordEnded', data });
    const amend = async (changes: object) => {
      const amendment = { record, changes, reason: 'wrong_date' };
      return (await refused({ type: 'RecordAmended', data: amendment })).problems;
    };
    expect(await amend({ occurredOn: '2022-05-05' })).toMatchObject([
      { code: 'record.ends-before-it-starts', pointer: '/changes/occurredOn' },
    ]);
    expect(await amend({ inForceFrom: '2022-01-01', notes: 'In force later.' })).toMatchObject([
      { code: 'record.ends-before-it-starts', pointer: '/changes/inForceFrom' },
    ]);
    const changes = { occurredOn: '2021-12-31' };
    const within = { type: 'RecordAmended', data: { record, changes, reason: 'wrong_date' } };
    expect(await trial.record(within)).toMatchObject({ version: 3 });
  });

  it('an idempotency key used for something else; the same again gives the first answer', async () => {
    const data = { ...sound, occurredOn: '2021-07-07' };
    const first = await trial.record({ data, idempotencyKey: 'k1' });
    const again = await trial.submit({ data, idempotencyKey: 'k1' });
    expect(again).toEqual({ ...first, replayed: true });
    const other = await refused({ data: { ...data, venue: 'x' }, idempotencyKey: 'k1' });
    expect(other.code).toBe('idempotency-key.reused');
  });

  it('a retraction sent twice with one key is answered twice and stored once', async () => {
    const { id } = await trial.record({ data: { ...sound, occurredOn: '2021-08-08' } });
    const data = { record: id, reason: 'test_entry' };
    const first = await trial.record({ type: 'RecordRetracted', data, idempotencyKey: 'k2' });
    const again = await trial.submit({ type: 'RecordRetracted', data, idempotencyKey: 'k2' });
    expect(again).toEqual({ ...first, replayed: true });
  });

  it('may be recorded anew under its name after a retraction', async () => {
    const data = { ...sound, id: 'once-more', occurredOn: '2021-09-09' };
    await trial.record({ data });
    expect((await refused({ data, insist: true })).code).toBe('record.exists');
    await trial.record({
      type: 'RecordRetracted',
      data: { record: 'once-more', reason: 'miscoded' },
    });
    expect(await trial.record({ data })).toMatchObject({ id: 'once-more', version: 3 });
  });
});

describe('a question is refused for', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  it.each([
    [{ contry: 'SYR' }, 'query.unknown-parameter', 'contry'],
    [{ channel: 'word' }, 'field.not-one-of', 'channel'],
    [{ asOf: 'yesterday' }, 'date.not-a-day', 'asOf'],
    [{ knownAt: '999999' }, 'known-at.beyond-head', 'knownAt'],
    [{ knownAt: 'soon' }, 'known-at.malformed', 'knownAt'],
    [{ knownAt: '5' }, 'framework.not-yet-known', 'knownAt'],
    [{ country: 'ABC' }, 'party.unknown', 'country'],
    [{ principle: '9' }, 'principle.unknown', 'principle'],
    [{ group: 'asaen' }, 'group.unknown', 'group'],
    [{ method: 'best@1' }, 'method.unknown', 'method'],
    [{ framework: 'gisd' }, 'framework.unknown', 'framework'],
  ])('%j', async (params: Record<string, string>, code, pointer) => {
    await expect(trial.ask('positions', { framework: 'gids', ...params })).rejects.toMatchObject({
      problems: [{ code, pointer }],
    });
  });

  it.each([
    ['more points than one piece of JSON holds', '1900-01-01', 'answer.too-many-rows'],
    ['more periods than anybody can hold', '1400-01-01', 'query.too-many-points'],
  ])('%s', async (_, from, code) => {
    const params = { framework: 'gids', interval: 'day', from };
    await expect(trial.ask('timeline', params)).rejects.toMatchObject({ code });
  });
});
