import { WRITE_ROUTES } from '../../src/http/write-routes.js';
import { pageAt } from '../docs/pages.js';
import { GIDS, HttpTrial, NAMIBIA, STATEMENT, SYRIA } from './http-trial.js';

const SOURCES = [{ title: 'A page' }];

/** One sound body for each write route, in an order that makes sense. */
const writes: readonly [path: string, body: object, type: string, location: string][] = [
  ['/states', SYRIA, 'StateListed', '/v1/countries/SYR'],
  ['/states', NAMIBIA, 'StateListed', '/v1/countries/NAM'],
  [
    '/states/successions',
    { predecessor: 'NAM', successor: 'SYR', on: '2024-12-08', how: 'rename' },
    'StateSucceeded',
    '/v1/countries/NAM',
  ],
  ['/frameworks', GIDS, 'FrameworkPublished', '/v1/frameworks/gids'],
  [
    '/frameworks/gids/principles',
    { ordinal: 4, label: 'No backdoors' },
    'PrincipleAdded',
    '/v1/frameworks/gids',
  ],
  [
    '/frameworks/gids/principles/4/texts',
    { texts: [{ language: 'en', wording: 'full-text', text: 'No backdoors at all.' }] },
    'PrincipleTextRevised',
    '/v1/frameworks/gids',
  ],
  [
    '/crosswalks',
    {
      id: 'gids-gids',
      publishedOn: '2026-11-24',
      mappings: [{ from: 'gids/3', to: 'gids/4', relation: 'related' }],
    },
    'CrosswalkPublished',
    '/v1/events/7',
  ],
  [
    '/groups',
    { id: 'asean', name: 'ASEAN', foundedOn: '1967-08-08' },
    'GroupFounded',
    '/v1/groups/asean',
  ],
  [
    '/groups/asean/members',
    { party: 'SYR', from: '1999-04-30' },
    'MembershipStarted',
    '/v1/groups/asean',
  ],
  ['/groups/asean/members/SYR/end', { to: '2020-01-31' }, 'MembershipEnded', '/v1/groups/asean'],
  ['/records', STATEMENT, 'StatementRecorded', `/v1/records/${STATEMENT.id}`],
  ['/records', { ...STATEMENT, id: 'nam', party: 'NAM' }, 'StatementRecorded', '/v1/records/nam'],
  [
    '/records/nam/links',
    { to: STATEMENT.id, relation: 'responds_to' },
    'RecordsLinked',
    '/v1/records/nam',
  ],
  [
    '/records/nam/amendments',
    { changes: { occurredOn: '2020-09-21' }, reason: 'wrong_date' },
    'RecordAmended',
    '/v1/records/nam',
  ],
  [
    '/records/nam/reviews',
    { coder: 'second', verdict: 'confirmed' },
    'RecordReviewed',
    '/v1/records/nam',
  ],
  [
    '/records/nam/ending',
    { endedOn: '2022-01-01', how: 'withdrawn', sources: SOURCES },
    'RecordEnded',
    '/v1/records/nam',
  ],
  ['/records/nam/retraction', { reason: 'source_withdrawn' }, 'RecordRetracted', '/v1/records/nam'],
  [
    '/searches',
    { id: 'kor', party: 'SYR', on: ['gids'], searchedOn: '2026-11-20', sources: SOURCES },
    'SearchRecorded',
    '/v1/events/18',
  ],
];

describe('a write', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin();
  });
  afterAll(() => trial.end());

  it.each(writes)('to %s %j stores a %s', async (path, body, type, location) => {
    const answer = await trial.post(`/v1${path}`, body);
    expect(answer.json).toMatchObject({ type });
    expect(answer.status).toBe(201);
    const { id, sequence, version, recordedAt } = answer.json;
    expect(Object.keys(answer.json)).toEqual(['id', 'type', 'sequence', 'version', 'recordedAt']);
    expect(answer.headers['location']).toBe(location);
    expect(answer.headers['etag']).toBe(`"${version}"`);
    expect(recordedAt).toBe('2026-11-24T12:00:00.000Z');
    const event = (await trial.get(`/v1/events/${sequence}`)).json;
    expect(event).toMatchObject({ type: `standpoint.${type}`, actor: 'tester' });
    expect(id.length).toBeGreaterThan(0);
    expect((await trial.get(location)).status).toBe(200);
  });

  it('has a case above for every route', () => {
    const types = new Set(writes.map(([, , type]) => type));
    for (const { path, type } of WRITE_ROUTES) {
      if (type !== undefined) expect([path.text, types.has(type)]).toEqual([path.text, true]);
    }
  });

  it('gives a record without an id one', async () => {
    const { id: _, ...anonymous } = STATEMENT;
    const answer = await trial.post('/v1/records', { ...anonymous, occurredOn: '2021-01-01' });
    expect(answer.status).toBe(201);
    expect((await trial.get(answer.headers['location']!)).json.record.id).toBe(answer.json.id);
  });

  it('answers a repeated request with the same bytes, and stores it once', async () => {
    const headers = { 'idempotency-key': 'a-key-of-its-own' };
    const body = { ...STATEMENT, id: 'once', occurredOn: '2021-02-02' };
    const first = await trial.post('/v1/records', body, headers);
    const again = await trial.post('/v1/records', body, headers);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(again.headers['etag']).toBe(first.headers['etag']);
    const other = await trial.post('/v1/records', { ...body, venue: 'Geneva' }, headers);
    expect(other).toMatchObject({
      status: 409,
      json: { code: 'idempotency-key.reused', errors: [{ pointer: 'Idempotency-Key' }] },
    });
  });

  it.each(['"1"', 'W/"1"'])(
    'writes on the version in If-Match: %s, and on no other',
    async (tag) => {
      const id = `match-${tag.length}`;
      const body = { ...STATEMENT, id, occurredOn: `2021-03-0${tag.length}` };
      expect((await trial.post('/v1/records', body)).headers['etag']).toBe('"1"');
      const amend = (venue: string) =>
        trial.post(
          `/v1/records/${id}/amendments`,
          { changes: { venue }, reason: 'new_evidence' },
          { 'if-match': tag },
        );
      const first = await amend('Geneva');
      if (first.status !== 201) throw new Error(first.text);
      expect(first.headers['etag']).toBe('"2"');
      expect(await amend('New York')).toMatchObject({
        status: 412,
        json: { code: 'stream.version-conflict' },
      });
    },
  );

  it('refuses a likely duplicate unless somebody insists', async () => {
    const body = { ...STATEMENT, id: 'duplicate' };
    const refused = await trial.post('/v1/records', body);
    expect(refused).toMatchObject({ status: 409, json: { code: 'record.duplicate' } });
    expect((await trial.post('/v1/records?insist=true', body)).status).toBe(201);
  });

  it('refuses a body that names another thing than its address', async () => {
    const body = { record: 'other', changes: { venue: 'x' }, reason: 'wrong_date' };
    const refused = await trial.post('/v1/records/once/amendments', body);
    expect(refused).toMatchObject({ status: 400, json: { code: 'path.contradicts-body' } });
    expect(refused.json.errors[0].pointer).toBe('/record');
    const same = { ...body, record: 'once' };
    expect((await trial.post('/v1/records/once/amendments', same)).status).toBe(201);
    const number = await trial.post('/v1/frameworks/gids/principles/four/texts', { texts: [] });
    expect(number).toMatchObject({ status: 400, json: { code: 'path.not-a-number' } });
  });

  it('points into the body as it was sent, also where it is wrapped', async () => {
    const refused = await trial.post('/v1/frameworks/gids/principles', { ordinal: 5, labl: 'x' });
    expect(refused.status).toBe(400);
    const pointers = refused.json.errors.map((each: { pointer: string }) => each.pointer);
    expect(pointers.toSorted()).toEqual(['/labl', '/label'].toSorted());
  });

  it.each([
    ['states', { ...SYRIA, validFrom: '2000-01-01', validTo: '1999-01-01' }, '/validTo'],
    ['records?insist=true', STATEMENT, '/id'],
    ['frameworks', GIDS, '/id'],
    [
      'frameworks',
      {
        ...GIDS,
        id: 'two',
        principles: [
          { ordinal: 1, label: 'a' },
          { ordinal: 1, label: 'b' },
        ],
      },
      '/principles/1/ordinal',
    ],
    ['frameworks/gids/principles', GIDS.principles[0], '/ordinal'],
  ])('points to a field of the body: %s %j', async (path, body, pointer) => {
    if (body === STATEMENT) await trial.post(`/v1/${path}`, body);
    const refused = await trial.post(`/v1/${path}`, body);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.json.errors).toMatchObject([{ pointer }]);
  });

  it.each([
    ['records', { ...STATEMENT, id: 'bar.csv' }],
    ['records', { ...STATEMENT, id: 'bar.metadata.json' }],
    ['records', { ...STATEMENT, id: 'bar.pdf' }],
    ['frameworks', { ...GIDS, id: 'tst.ndjson' }],
    ['groups', { id: 'grp.xlsx', name: 'A group', foundedOn: '2020' }],
  ])('takes no new name in %s that an address would take for a format: %j', async (path, body) => {
    const refused = await trial.post(`/v1/${path}`, body);
    expect(refused.json).toMatchObject({
      status: 400,
      errors: [{ code: 'identifier.ends-like-a-format', pointer: '/id' }],
    });
    const id = `${body.id}-1.2`;
    const taken = await trial.post(`/v1/${path}?insist=true`, { ...body, id });
    expect(taken.headers['location']).toBe(`/v1/${path}/${id}`);
    expect((await trial.get(`/v1/${path}/${id}`)).status).toBe(200);
  });

  it('takes the body that the catalogue shows for what is wrapped', async () => {
    const row = pageAt('docs/catalogue.md').text.match(/^.*\/principles` .*`(\{.*\})`.*$/m);
    const path = '/v1/frameworks/gids/principles';
    expect((await trial.post(path, row![1]!)).status).toBe(201);
    const wrapped = await trial.post(path, { principle: { ordinal: 10, label: 'x' } });
    const detail = wrapped.json.errors.find(
      (each: { pointer: string }) => each.pointer === '/principle',
    )?.detail;
    expect(detail).toContain('is not a field here');
    expect(detail).not.toContain('Did you mean');
  });

  it('says that there is no such record', async () => {
    const refused = await trial.post('/v1/records/none/retraction', { reason: 'wrong_date' });
    expect(refused).toMatchObject({ status: 404, json: { code: 'record.unknown' } });
  });

  it('stops taking a key that was revoked', async () => {
    const secret = await trial.foundation.keys.create('short-lived');
    const headers = { authorization: `Bearer ${secret}` };
    const write = (occurredOn: string) =>
      trial.post('/v1/records', { ...STATEMENT, id: `by-${occurredOn}`, occurredOn }, headers);
    expect((await write('2022-01-01')).status).toBe(201);
    await trial.foundation.keys.revoke('short-lived');
    expect(await write('2022-01-02')).toMatchObject({ status: 401, json: { code: 'key.wrong' } });
  });
});
