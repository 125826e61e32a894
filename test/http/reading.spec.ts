import { parse } from 'csv-parse/sync';
import { ReadModel } from '#application/read-model.js';
import { GIDS, HttpTrial, NAMIBIA, STATEMENT, SYRIA } from './http-trial.js';

const POSITIONS = '/v1/frameworks/gids/positions';

describe('a read', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin();
    for (const state of [SYRIA, NAMIBIA]) await trial.post('/v1/states', state);
    await trial.post('/v1/frameworks', GIDS);
    await trial.post('/v1/records', STATEMENT);
    await recordAsLongAgo(trial, 'nam.2021.json', {
      ...STATEMENT,
      id: 'nam',
      party: 'NAM',
      occurredOn: '2021-05-05',
      sources: [{ title: '=HYPERLINK("https://x.example";"said ""yes""")\nin two lines' }],
    });
  });
  afterAll(() => trial.end());

  it('answers query, sequence, rows and links', async () => {
    const { status, json } = await trial.get(`${POSITIONS}?country=SYR`);
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(['query', 'sequence', 'rows', 'links']);
    expect(json.sequence).toBe(5);
    expect(json.query).toMatchObject({ framework: 'gids', knownAt: 5, asOf: '2026-11-24' });
    expect(json.rows).toHaveLength(1);
    expect(json.rows[0]).toMatchObject({ party: 'SYR', class: 'supports', basis: [STATEMENT.id] });
    expect(json.links).toMatchObject({
      self: `${POSITIONS}?country=SYR`,
      json: `${POSITIONS}.json?country=SYR`,
      csv: `${POSITIONS}.csv?country=SYR`,
      ndjson: `${POSITIONS}.ndjson?country=SYR`,
    });
  });

  it('puts what belongs to the answer beside its rows', async () => {
    const { json } = await trial.get(`/v1/records/${STATEMENT.id}`);
    expect(json.record).toMatchObject({ party: 'SYR' });
    expect(json.state).toMatchObject({ live: true });
  });

  it('answers the same at its permanent address, for ever', async () => {
    const first = await trial.get(`${POSITIONS}?country=SYR,NAM`);
    const { permanent } = first.json.links;
    expect(first.headers['link']).toBe(`<${permanent}>; rel="cite-as"`);
    expect(permanent).toContain('knownAt=5');
    expect(permanent).toContain('asOf=2026-11-24');
    expect(permanent).toContain('country=SYR,NAM');
    const again = await trial.get(permanent);
    expect(again.json.rows).toEqual(first.json.rows);
    expect(again.json.query).toEqual(first.json.query);
    expect(again.json.links.permanent).toBe(permanent);
    expect(again.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  });

  it('has no permanent address where no known sequence shapes the answer', async () => {
    const { headers, json } = await trial.get('/v1/methods');
    expect(headers['link']).toBeUndefined();
    expect(json.links.permanent).toBeUndefined();
  });

  it('answers 304 to whoever holds the answer, format by format', async () => {
    const first = await trial.get(POSITIONS);
    const etag = first.headers['etag']!;
    expect(etag).toMatch(/^W\/"[\x21\x23-\x7e]+\.json"$/);
    const held = await trial.get(POSITIONS, { 'if-none-match': `"other", ${etag}` });
    const strong = await trial.get(POSITIONS, { 'if-none-match': etag.replace('W/', '') });
    expect(strong.status).toBe(304);
    expect(held).toMatchObject({ status: 304, text: '' });
    expect(held.headers).toMatchObject({ etag, vary: 'Accept, Accept-Encoding' });
    expect(held.headers['content-type']).toBeUndefined();
    const csv = await trial.get(`${POSITIONS}.csv`, { 'if-none-match': etag });
    expect(csv.status).toBe(200);
    expect(csv.headers['etag']).not.toBe(etag);
    const other = await trial.get(`${POSITIONS}?principle=3`, { 'if-none-match': etag });
    expect(other.status).toBe(200);
  });

  it('answers 304 to whoever holds any answer', async () => {
    expect((await trial.get(POSITIONS, { 'if-none-match': ' * ' })).status).toBe(304);
    const wrong = await trial.get('/v1/frameworks/gids/nothing', { 'if-none-match': '*' });
    expect(wrong.status).toBe(404);
  });

  it.each(['W/"%zz.json"', '"', 'W/', '"a.json" "b.json"', ','])(
    'takes no offence at If-None-Match: %s',
    async (tag) => {
      expect((await trial.get(POSITIONS, { 'if-none-match': tag })).status).toBe(200);
    },
  );

  it('answers HEAD with the headers of GET and nothing else', async () => {
    const get = await trial.get(`${POSITIONS}.csv`);
    const head = await trial.send('HEAD', `${POSITIONS}.csv`);
    expect(head).toMatchObject({ status: 200, text: '' });
    for (const name of ['etag', 'link', 'content-type', 'content-length', 'content-disposition']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  const accepts: readonly [accept: string, path: string, type: string][] = [
    ['text/csv', POSITIONS, 'text/csv; charset=utf-8; header=present'],
    ['application/x-ndjson', POSITIONS, 'application/x-ndjson; charset=utf-8'],
    ['text/html, */*;q=0.5', POSITIONS, 'application/json; charset=utf-8'],
    ['application/json;q=0.1, text/*;q=0.2', POSITIONS, 'text/csv; charset=utf-8; header=present'],
    ['*/*, application/json;q=0', POSITIONS, 'text/csv; charset=utf-8; header=present'],
    ['application/xml', `${POSITIONS}.csv`, 'text/csv; charset=utf-8; header=present'],
    [
      'application/cloudevents-batch+json',
      '/v1/events',
      'application/cloudevents-batch+json; charset=utf-8',
    ],
    ['application/json', '/v1/events', 'application/cloudevents-batch+json; charset=utf-8'],
    ['*/*', '/v1/events/1', 'application/cloudevents+json; charset=utf-8'],
  ];
  it.each(accepts)('understands Accept: %s at %s', async (accept, path, type) => {
    const answer = await trial.get(path, { accept });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['vary']).toBe('Accept, Accept-Encoding');
  });

  it('writes one row a line as NDJSON', async () => {
    const rows = (await trial.get(POSITIONS)).json.rows;
    const { text } = await trial.get(`${POSITIONS}.ndjson`);
    expect(text.endsWith('\n')).toBe(true);
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
  });

  it('writes CSV that a reader understands without being told anything', async () => {
    const { headers, text } = await trial.get(`${POSITIONS}.csv?country=SYR,NAM`);
    expect(headers['content-disposition']).toEqual(
      expect.stringMatching(/^inline; filename="standpoint_positions_gids_seq5_[0-9a-f]{4}\.csv"$/),
    );
    expect(text.split('\n')[0]).toBe('party,on,class,score,since,n,words,deeds,gap,basis');
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ party }) => party).toSorted()).toEqual(['NAM', 'SYR']);
    expect(rows.find(({ party }) => party === 'NAM')).toMatchObject({ deeds: '', gap: '' });
  });

  it('disarms formulas, and keeps quotes and line breaks', async () => {
    const { text } = await trial.get('/v1/records.csv?party=NAM');
    const [row] = parse(text, { columns: true }) as Record<string, string>[];
    expect(row!['source_title']).toBe(
      '\'=HYPERLINK("https://x.example";"said ""yes""")\nin two lines',
    );
  });

  it('finds ids with dots, and ids that end like a format', async () => {
    const record = (suffix: string) => trial.get(`/v1/records/nam.2021.json${suffix}`);
    expect((await record('')).json.code).toBe('record.unknown');
    expect((await record('.json')).json.record.party).toBe('NAM');
    expect((await record('.csv')).headers['content-type']).toMatch(/^text\/csv/);
    const { permanent } = (await record('.json')).json.links;
    expect((await trial.get(permanent)).json.record.party).toBe('NAM');
    expect((await trial.get('/v1/records/no.such.v2')).json.code).toBe('record.unknown');
  });

  it('gives events as CloudEvents, without an envelope of ours', async () => {
    const batch = await trial.get('/v1/events?after=1&limit=2');
    expect(batch.json).toHaveLength(2);
    expect(batch.json[0]).toMatchObject({ specversion: '1.0', sequence: 2, actor: 'tester' });
    const one = await trial.get('/v1/events/2.json');
    expect(one.json).toEqual(batch.json[0]);
  });

  it('links to the next page until there is none', async () => {
    const seen: string[] = [];
    let url: string | undefined = '/v1/records.json?limit=1';
    while (url !== undefined) {
      const page = await trial.get(url);
      seen.push(...page.json.rows.map(({ id }: { id: string }) => id));
      url = /<([^>]+)>; rel="next"/.exec(page.headers['link']!)?.[1];
      expect(page.json.links.next).toBe(url);
    }
    expect(seen).toEqual([STATEMENT.id, 'nam.2021.json']);
  });

  it('reads its own writes', async () => {
    const { json } = await trial.get(`${POSITIONS}?minSequence=5`);
    expect(json.sequence).toBe(5);
    expect(json.links.permanent).not.toContain('minSequence');
  });

  it('says which parameter it waited for in vain', async () => {
    const { status, json } = await trial.get(`${POSITIONS}?minSequence=99999`);
    const errors = [{ code: 'projection.behind', pointer: 'minSequence' }];
    expect({ status, json }).toMatchObject({ status: 503, json: { errors } });
  }, 15_000);
});

describe('the way in', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin();
  });
  afterAll(() => trial.end());

  it.each(['/v1/countries', '/', '/docs', '/openapi.json', '/v1/nothing', '/v1/countries?x=1'])(
    'guards %s with headers, for errors too',
    async (url) => {
      const { headers } = await trial.get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
      expect(headers['server']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('opens reads to other sites, and not writes', async () => {
    const preflight = (method: string) =>
      trial.send('OPTIONS', '/v1/records', {
        origin: 'https://elsewhere.example',
        'access-control-request-method': method,
      });
    const { status, headers } = await preflight('GET');
    expect(status).toBe(204);
    expect(headers['access-control-allow-methods']).toBe('GET, HEAD');
    expect((await preflight('POST')).headers['access-control-allow-methods']).not.toContain('POST');
    const exposed = (await trial.get('/v1/records')).headers['access-control-expose-headers'];
    for (const name of ['ETag', 'Link', 'Location', 'Retry-After', 'Idempotent-Replayed']) {
      expect(exposed).toContain(name);
    }
  });

  it('says that it lives, and that it is ready', async () => {
    expect(await trial.get('/healthz')).toMatchObject({ status: 200, json: { status: 'alive' } });
    const { status, json } = await trial.get('/readyz');
    expect(status).toBe(200);
    expect(json.status).toBe('ready');
    expect(json.projections.length).toBeGreaterThan(0);
    expect(json.projections[0]).toMatchObject({ lag: 0, parked: 0 });
  });

  it.each(['/', '/v1', '/docs', '/docs/errors'])(
    'shows %s without anything inline or foreign',
    async (url) => {
      const { status, headers, text } = await trial.get(url);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(text).not.toMatch(/<style|style=|<script>| on\w+=|javascript:/i);
      for (const [, target] of text.matchAll(/(?:src|href)="([^"]*)"/g)) {
        expect(target).toMatch(/^\/(?!\/)/);
        if (!target!.startsWith('/v1')) expect((await trial.get(target!)).status).toBe(200);
      }
    },
  );
});

/** Puts a record into the log under a name that is not taken any more, but that logs of others may hold. */
async function recordAsLongAgo(trial: HttpTrial, id: string, body: object): Promise<void> {
  const { log } = trial.foundation.store;
  const [like] = await log.readAfter(3, 1);
  const { json } = await trial.post('/v1/records?dryRun=true', body);
  const data = { ...json.events[0].data, id };
  await log.append({
    ...{ stream: `record/${id}`, expected: 'none', actor: 'tester' },
    events: [{ type: like!.type, schema: like!.schema, data }],
  });
  await trial.app.get(ReadModel, { strict: false }).reached(5);
}
