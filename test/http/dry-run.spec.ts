import { EventLog } from '#kernel/event-log.js';
import { type Answer, GIDS, type Headers, HttpTrial, STATEMENT } from './http-trial.js';

const DRY = 'dryRun=true';
const dryOf = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}${DRY}`;

const headOf = (trial: HttpTrial) => trial.app.get(EventLog, { strict: false }).head();

interface Cell {
  readonly party: string;
  readonly on: string;
}

/** What the dry run says, and what positions are before and after the same request is sent. */
async function triedAndSent(trial: HttpTrial, path: string, body: object) {
  const head = await headOf(trial);
  const tried = await trial.post(dryOf(path), body);
  expect(tried).toMatchObject({ status: 200, json: { dryRun: true } });
  expect(await headOf(trial)).toEqual(head);
  const before = await allPositions(trial);
  const sent = await trial.post(path, body);
  expect(sent.status).toBe(201);
  const after = await allPositions(trial);
  return { tried: tried.json, sent: sent.json, changed: changesBetween(before, after) };
}

type Brief = ReturnType<typeof brief>;
const SILENT = { class: 'silent', score: null, since: null, n: 0 };
const brief = ({ class: held, score, since, n }: typeof SILENT) => ({
  class: held,
  score,
  since,
  n,
});

/** Of every framework, by cell, as the public address answers today. */
async function allPositions(trial: HttpTrial): Promise<ReadonlyMap<string, Brief>> {
  const frameworks = (await trial.get('/v1/frameworks')).json.rows as { id: string }[];
  const cells = new Map<string, Brief>();
  for (const { id } of frameworks) {
    const { rows } = (await trial.get(`/v1/frameworks/${id}/positions`)).json;
    for (const row of rows) cells.set(`${row.party} ${row.on}`, brief(row));
  }
  return cells;
}

function changesBetween(before: ReadonlyMap<string, Brief>, after: ReadonlyMap<string, Brief>) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((cell) => ({
      cell,
      before: before.get(cell) ?? SILENT,
      after: after.get(cell) ?? SILENT,
    }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after))
    .toSorted((a, b) => (a.cell < b.cell ? -1 : 1));
}

const byCell = (positions: readonly (Cell & { before: Brief; after: Brief })[]) =>
  positions
    .map(({ party, on, ...rest }) => ({ cell: `${party} ${on}`, ...rest }))
    .toSorted((a, b) => (a.cell < b.cell ? -1 : 1));

const ACT = {
  id: 'fji-2022',
  kind: 'statement',
  party: 'FJI',
  occurredOn: '2022-03-04',
  bearings: [
    { on: 'gids/3', stance: 'supports' },
    { on: 'gids/5', stance: 'opposes' },
  ],
  sources: [{ title: 'A page' }],
};

describe('a dry run of a write', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  /** In an order that makes sense; each changes some position, or (false) none. */
  const steps: readonly [what: string, path: string, body: object, changes: number][] = [
    ['a record', '/v1/records', ACT, 2],
    [
      'a record of a group',
      '/v1/records',
      { ...ACT, id: 'asean-2022', party: 'group:asean', covers: ['FJI', 'SYR'] },
      2,
    ],
    [
      'a record that is older than what decides',
      '/v1/records',
      {
        ...ACT,
        id: 'fji-2019',
        occurredOn: '2019-03-04',
        bearings: [{ on: 'gids/3', stance: 'opposes' }],
      },
      1,
    ],
    [
      'a record on a whole framework that nobody bore on',
      '/v1/records',
      { ...ACT, id: 'fji-whole', bearings: [{ on: 'gids', stance: 'supports' }] },
      1,
    ],
    [
      'a record that stays away',
      '/v1/records',
      {
        ...{ ...ACT, id: 'fji-absent', kind: 'non_participation' },
        ...{ bearings: [], frameworks: [{ id: 'gids' }] },
      },
      0,
    ],
    [
      'an amendment that moves a bearing to another principle',
      '/v1/records/fji-2022/amendments',
      { changes: { bearings: [{ on: 'gids/4', stance: 'mixed' }] }, reason: 'miscoded' },
      3,
    ],
    [
      'an amendment that moves it to another party',
      '/v1/records/fji-2022/amendments',
      { changes: { party: 'TON' }, reason: 'wrong_party' },
      2,
    ],
    [
      'an amendment of words alone',
      '/v1/records/fji-2022/amendments',
      { changes: { venue: 'Suva' }, reason: 'typo' },
      0,
    ],
    ['an ending', '/v1/records/fji-2022/ending', { endedOn: '2023-01-01', how: 'withdrawn' }, 1],
    [
      'an adjudication',
      '/v1/records/fji-2019/reviews',
      { coder: 'second', verdict: 'adjudicated', bearings: [{ on: 'gids/3', stance: 'supports' }] },
      1,
    ],
    ['a confirmation', '/v1/records/fji-2019/reviews', { coder: 'third', verdict: 'confirmed' }, 0],
    ['a link', '/v1/records/fji-2019/links', { to: 'fji-2022', relation: 'part_of' }, 0],
    ['a retraction', '/v1/records/fji-2019/retraction', { reason: 'duplicate' }, 1],
    ['a record that was retracted, anew', '/v1/records', { ...ACT, id: 'fji-2019' }, 2],
  ];

  it.each(steps)('foretells what happens when it is sent: %s', async (_, path, body, changes) => {
    const { tried, sent, changed } = await triedAndSent(trial, path, body);
    expect(byCell(tried.positions)).toEqual(changed);
    expect(changed).toHaveLength(changes);
    const [event] = tried.events;
    expect(event).toMatchObject({ type: sent.type, version: sent.version });
    const { json } = await trial.get(`/v1/events/${sent.sequence}`);
    expect(json.data).toEqual(event.data);
    expect(json.subject).toBe(event.id);
  });

  it('says on request which position would stay silent until then', async () => {
    const { json } = await trial.post(dryOf('/v1/records'), { ...ACT, id: 'new', party: 'WSM' });
    expect(json.positions[0]).toEqual({
      party: 'WSM',
      on: 'gids/3',
      before: { class: 'silent', score: null, since: null, n: 0 },
      after: { class: 'supports', score: 1, since: '2022-03-04', n: 1 },
    });
  });
});

/** Refused alike: what is sent, and the code. */
type Refused = readonly [path: string, body: unknown, code: string, headers?: Headers];
const refusals: readonly Refused[] = [
  ['/v1/records', { ...STATEMENT, id: 'X y' }, 'identifier.not-a-slug'],
  ['/v1/records', { kind: 'tweet' }, 'field.not-one-of'],
  ['/v1/records', { ...STATEMENT, party: 'ABC', occurredOn: '2021-01-01' }, 'party.unknown'],
  ['/v1/records', { ...STATEMENT, id: 'two' }, 'record.duplicate'],
  ['/v1/records', { ...STATEMENT, occurredOn: '2021-01-01' }, 'record.exists'],
  ['/v1/records', '{', 'body.not-json'],
  ['/v1/records?insist=perhaps', STATEMENT, 'insist.malformed'],
  ['/v1/records?loudly=true', STATEMENT, 'query.unknown-parameter'],
  ['/v1/records', STATEMENT, 'key.wrong', { authorization: 'Bearer sp_wrong' }],
  ['/v1/records', STATEMENT, 'idempotency-key.malformed', { 'idempotency-key': 'a b' }],
  [
    '/v1/records',
    { ...STATEMENT, venue: 'x' },
    'idempotency-key.reused',
    { 'idempotency-key': 'used' },
  ],
  [`/v1/records/${STATEMENT.id}/amendments`, { changes: {}, reason: 'typo' }, 'changes.empty'],
  [
    `/v1/records/${STATEMENT.id}/amendments`,
    { changes: { venue: 'x' }, reason: 'typo' },
    'stream.version-conflict',
    { 'if-match': '"7"' },
  ],
  ['/v1/records/nobody/amendments', { changes: { venue: 'x' }, reason: 'typo' }, 'record.unknown'],
  [`/v1/records/${STATEMENT.id}/retraction`, { reason: 'other' }, 'reason.note-missing'],
  ['/v1/records/gone/retraction', { reason: 'typo' }, 'record.retracted'],
  [
    `/v1/records/${STATEMENT.id}/ending`,
    { endedOn: '2019-01-01', how: 'lapsed' },
    'record.ends-before-it-starts',
  ],
  [
    `/v1/records/${STATEMENT.id}/reviews`,
    { coder: 'x', verdict: 'adjudicated' },
    'bearing.missing',
  ],
  [
    `/v1/records/${STATEMENT.id}/links`,
    { to: STATEMENT.id, relation: 'part_of' },
    'link.to-itself',
  ],
  [`/v1/records/${STATEMENT.id}/links`, { to: 'nobody', relation: 'part_of' }, 'record.unknown'],
];

describe('a dry run', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin();
    await trial.post('/v1/states', { code: 'SYR', name: 'Syria', unMemberFrom: '1945-10-24' });
    await trial.post('/v1/frameworks', GIDS);
    await trial.post('/v1/records', STATEMENT, { 'idempotency-key': 'used' });
    await trial.post('/v1/records', { ...STATEMENT, id: 'gone', occurredOn: '2020-01-01' });
    await trial.post('/v1/records/gone/retraction', { reason: 'test_entry' });
  });
  afterAll(() => trial.end());

  const told = ({ status, json }: Answer) => ({ status, json });

  it.each(refusals.map(([path, body, code, more = {}]) => [path, body, code, more] as const))(
    'of %s %j is refused with %s, as the real one',
    async (path, body, code, headers) => {
      const head = await headOf(trial);
      const tried = await trial.post(dryOf(path), body, headers);
      const sent = await trial.post(path, body, headers);
      expect(sent.json.code).toBe(code);
      expect(told(tried)).toEqual(told(sent));
      expect(await headOf(trial)).toEqual(head);
    },
  );

  it('says so when the key has stored this very request', async () => {
    const again = await trial.post(dryOf('/v1/records'), STATEMENT, { 'idempotency-key': 'used' });
    expect(again).toMatchObject({
      status: 200,
      json: {
        events: [],
        positions: [],
        warnings: [{ code: 'event.stored-already', record: STATEMENT.id }],
      },
    });
  });

  it('does not use up the idempotency key', async () => {
    const headers = { 'idempotency-key': 'fresh' };
    const body = { ...STATEMENT, id: 'fresh', occurredOn: '2018-01-01' };
    expect((await trial.post(dryOf('/v1/records'), body, headers)).status).toBe(200);
    const other = await trial.post('/v1/records', { ...body, venue: 'Geneva' }, headers);
    expect(other.status).toBe(201);
  });

  it('is not kept by anybody on the way', async () => {
    const { headers } = await trial.post(dryOf('/v1/records'), {
      ...STATEMENT,
      occurredOn: '2017',
    });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['location']).toBeUndefined();
    expect(headers['etag']).toBeUndefined();
  });

  it.each([
    ['two days off', { occurredOn: '2020-09-22' }, true],
    ['a month in which it lies', { occurredOn: '2020-09' }, true],
    ['a week off', { occurredOn: '2020-09-28' }, false],
    ['another kind', { kind: 'vote', occurredOn: '2020-09-21' }, false],
    ['another act that somebody insists on', { occurredOn: STATEMENT.occurredOn }, true],
  ])('warns of a record that may be of the same act: %s', async (_, more, isWarned) => {
    const path = dryOf('/v1/records?insist=true');
    const { status, json } = await trial.post(path, { ...STATEMENT, id: 'other', ...more });
    expect(status).toBe(200);
    const { id } = STATEMENT;
    const warning = { code: 'record.near-duplicate', record: id, href: `/v1/records/${id}` };
    expect(json.warnings).toEqual(isWarned ? [expect.objectContaining(warning)] : []);
  });

  it('warns of an amendment that comes near another, and not of what is taken back', async () => {
    const far = { ...STATEMENT, id: 'far', occurredOn: '2021-09-20' };
    expect((await trial.post('/v1/records', far)).status).toBe(201);
    const nearer = { changes: { occurredOn: '2020-09-19' }, reason: 'wrong_date' };
    const amended = await trial.post(dryOf('/v1/records/far/amendments'), nearer);
    expect(amended.json.warnings).toMatchObject([{ record: STATEMENT.id }]);
    const taken = await trial.post(dryOf('/v1/records/far/retraction'), { reason: 'duplicate' });
    expect(taken.json.warnings).toEqual([]);
  });

  it.each(['/v1/states', '/v1/frameworks', '/v1/groups', '/v1/searches'])(
    'is not to be had of %s, of which it could not tell all',
    async (path) => {
      const refused = await trial.post(dryOf(path), {});
      expect(refused).toMatchObject({ status: 400, json: { code: 'dry-run.not-foretold' } });
    },
  );

  it('takes true or false', async () => {
    const refused = await trial.post('/v1/records?dryRun=yes', STATEMENT);
    expect(refused).toMatchObject({ status: 400, json: { code: 'dry-run.malformed' } });
    const real = await trial.post('/v1/records?dryRun=false', {
      ...STATEMENT,
      id: 'real',
      occurredOn: '2016',
    });
    expect(real.status).toBe(201);
  });
});
