import { gzipSync } from 'node:zlib';
import { HttpTrial, STATEMENT } from './http-trial.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that cannot be answered', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  /** Status, code and the first pointer of the problem. */
  const problem = async (
    method: string,
    url: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string | Buffer,
  ) => {
    const answer = await trial.send(method, url, headers, body);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const { type, title, status, detail, code, errors } = answer.json;
    expect(type).toBe(`/docs/errors#${code}`);
    expect(status).toBe(answer.status);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0].code).toBe(code);
    for (const text of [title, detail, ...errors.map((each: { detail: string }) => each.detail)]) {
      expect(text).toMatch(/\S/);
    }
    return { status: answer.status, code, pointer: errors[0].pointer, answer };
  };

  const bodies: readonly [what: string, body: string | Buffer, code: string, pointer: string][] = [
    ['nothing', '', 'body.not-json', ''],
    ['no JSON', '{"a": tru}', 'body.not-json', ''],
    ['JSON and more', '{} {}', 'body.not-json', ''],
    ['a list', '[]', 'body.not-an-object', ''],
    ['a text', '"x"', 'body.not-an-object', ''],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'body.not-utf8', ''],
    ['a UTF-8 encoded surrogate', Buffer.from('7b22eda080223a317d', 'hex'), 'body.not-utf8', ''],
    [
      'deep lists',
      `{"a":${'['.repeat(40)}${']'.repeat(40)}}`,
      'body.too-deep',
      `/a${'/0'.repeat(31)}`,
    ],
    [
      'deep objects',
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      'body.too-deep',
      '/a'.repeat(32),
    ],
    ['a key twice', '{"a":{"b":1,"\\u0062":2}}', 'body.duplicate-key', '/a/b'],
    ['__proto__', '{"a":[{"__proto__":{"x":1}}]}', 'body.forbidden-key', '/a/0/__proto__'],
    ['constructor', '{"constructor":{"prototype":{}}}', 'body.forbidden-key', '/constructor'],
    ['a number beyond double', '{"a":1e999}', 'body.number-out-of-range', '/a'],
    ['an integer beyond 2^53', '{"a":9007199254740993}', 'body.number-out-of-range', '/a'],
    [
      'a lone surrogate',
      JSON.stringify({ ...STATEMENT, notes: '\ud800' }),
      'text.broken-characters',
      '/notes',
    ],
    ['NUL', JSON.stringify({ ...STATEMENT, notes: 'a\0b' }), 'text.broken-characters', '/notes'],
    ['an unknown field', JSON.stringify({ ...STATEMENT, stanse: 1 }), 'field.unknown', '/stanse'],
    [
      'a number for a text',
      JSON.stringify({ ...STATEMENT, venue: 1 }),
      'field.wrong-type',
      '/venue',
    ],
  ];
  it.each(bodies)('refuses a body with %s', async (_what, body, code, pointer) => {
    const said = await problem('POST', '/v1/records', { ...trial.auth, ...JSON_TYPE }, body);
    expect(said).toMatchObject({ status: 400, code, pointer });
  });

  it('says where JSON breaks', async () => {
    const { answer } = await problem(
      'POST',
      '/v1/records',
      { ...trial.auth, ...JSON_TYPE },
      '{\n  "a": 1,\n  "b" 2\n}',
    );
    expect(answer.json).toMatchObject({ line: 3, column: 7 });
    expect(answer.json.detail).toContain('line 3, column 7');
  });

  it('refuses a body of more than a mebibyte', async () => {
    const body = JSON.stringify({ notes: 'x'.repeat(1024 * 1024) });
    const said = await problem('POST', '/v1/records', { ...trial.auth, ...JSON_TYPE }, body);
    expect(said).toMatchObject({ status: 413, code: 'body.too-large' });
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense'])(
    'refuses the media type %s',
    async (type) => {
      const headers = { ...trial.auth, 'content-type': type };
      const said = await problem('POST', '/v1/records', headers, '{}');
      expect(said).toMatchObject({ status: 415, code: 'body.wrong-media-type' });
    },
  );

  it.each([
    ['gzip', '/v1/records', gzipSync(JSON.stringify(STATEMENT))],
    ['gzip', '/v1/records', JSON.stringify(STATEMENT)],
    ['br', '/v1/cite', '{"address":"/v1/frameworks"}'],
  ])('refuses a body in the coding %s at %s', async (coding, url, body) => {
    const headers = { ...trial.auth, ...JSON_TYPE, 'content-encoding': coding };
    const { answer, ...said } = await problem('POST', url, headers, body);
    const expected = { status: 415, code: 'body.wrong-media-type', pointer: 'Content-Encoding' };
    expect(said).toMatchObject(expected);
    expect(answer.json.detail).toBe(
      `Content-Encoding "${coding}" is not understood here. Leave it out.`,
    );
  });

  it('takes a body in no coding by its name', async () => {
    const headers = { ...JSON_TYPE, 'content-encoding': 'Identity' };
    const { status } = await trial.send('POST', '/v1/cite', headers, '{"address":"/v1/groups"}');
    expect(status).toBe(201);
  });

  const keys: readonly [what: string, authorization: string | undefined, code: string][] = [
    ['no key', undefined, 'key.missing'],
    ['another scheme', 'Basic YTpi', 'key.missing'],
    ['an empty key', 'Bearer ', 'key.missing'],
    ['an unknown key', `Bearer sp_${'A'.repeat(43)}`, 'key.wrong'],
    ['something that is no key', 'Bearer hello', 'key.wrong'],
  ];
  it.each(keys)('refuses %s', async (_what, authorization, code) => {
    const headers = { ...JSON_TYPE, ...(authorization === undefined ? {} : { authorization }) };
    const { answer, ...said } = await problem('POST', '/v1/records', headers, 'not looked at');
    expect(said).toMatchObject({ status: 401, code, pointer: 'Authorization' });
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="standpoint"/);
  });

  const headers: readonly [name: string, value: string, code: string][] = [
    ['idempotency-key', 'two words', 'idempotency-key.malformed'],
    ['idempotency-key', 'x'.repeat(256), 'idempotency-key.malformed'],
    ['idempotency-key', 'ключ', 'idempotency-key.malformed'],
    ['if-match', '3', 'if-match.malformed'],
    ['if-match', '*', 'if-match.malformed'],
    ['if-match', '"3", "4"', 'if-match.malformed'],
    ['if-match', '"VSAFA8nzhNWEcaGOKS4d8pqqSgj.json"', 'if-match.malformed'],
  ];
  it.each(headers)('refuses the header %s: %s', async (name, value, code) => {
    const sent = { ...trial.auth, ...JSON_TYPE, [name]: Buffer.from(value).toString('latin1') };
    const said = await problem('POST', '/v1/records', sent, JSON.stringify(STATEMENT));
    expect(said).toMatchObject({ status: 400, code });
  });

  const addresses: readonly [string, string, status: number, code: string, pointer: string][] = [
    ['GET', '/v1/countries?contry=SYR', 400, 'query.unknown-parameter', 'contry'],
    ['GET', '/v1/countries?__proto__=SYR', 400, 'query.unknown-parameter', '__proto__'],
    ['GET', '/v1/records?party=SYR&party=CHN', 400, 'query.repeated-parameter', 'party'],
    ['GET', '/v1/frameworks/gids?framework=x', 400, 'query.repeated-parameter', 'framework'],
    ['GET', '/v1/records?party=%E0%A4%A', 400, 'query.malformed', 'party'],
    ['GET', '/v1/records?party=%ff', 400, 'query.malformed', 'party'],
    ['GET', '/v1/records/%ff', 400, 'address.malformed', ''],
    ['GET', '/%', 400, 'address.malformed', ''],
    ['GET', '/v1/countries.xml', 406, 'answer.no-such-format', ''],
    ['GET', '/v1/countries.JSON', 406, 'answer.no-such-format', ''],
    ['GET', '/v1/frameworks/gids/positions.tsv', 406, 'answer.no-such-format', ''],
    ['GET', '/v1/records/x.html', 406, 'answer.no-such-format', ''],
    ['GET', '/v1/nothing/at/all', 404, 'address.unknown', ''],
    ['GET', '/v1/frameworks//positions', 404, 'address.unknown', ''],
    ['GET', '/v1/../etc/passwd', 404, 'address.unknown', ''],
    ['GET', '/v1/%2e%2e%2fetc%2fpasswd', 404, 'address.unknown', ''],
    ['GET', '/docs/assets/..%2fpackage.json', 404, 'address.unknown', ''],
    ['GET', '/docs/assets/index.html', 404, 'address.unknown', ''],
    ['POST', '/v1/nothing', 404, 'address.unknown', ''],
    ['GET', '/v1/frameworks/nope', 404, 'framework.unknown', 'framework'],
    ['GET', '/v1/frameworks/gids/positions/syr/3', 400, 'party.not-a-code', 'country'],
    ['GET', '/v1/events/0', 400, 'field.invalid', 'sequence'],
    ['GET', '/v1/events/999999', 404, 'event.unknown', 'sequence'],
    ['POST', '/v1/countries', 405, 'method.not-allowed', ''],
    ['GET', '/v1/crosswalks', 405, 'method.not-allowed', ''],
    ['DELETE', '/v1/records/x', 405, 'method.not-allowed', ''],
    ['PUT', '/v1/records/x.json', 405, 'method.not-allowed', ''],
    ['PATCH', '/', 405, 'method.not-allowed', ''],
    ['POST', '/healthz', 405, 'method.not-allowed', ''],
  ];
  it.each(addresses)('refuses %s %s with %s', async (method, url, status, code, pointer) => {
    expect(await problem(method, url)).toMatchObject({ status, code, pointer });
  });

  const GIDS_POSITIONS = '/v1/frameworks/gids/positions';
  it.each([
    [
      `${GIDS_POSITIONS}?principle=x`,
      '"principle" cannot be "x". Give a whole number from 0 to 999999999.',
    ],
    [
      `${GIDS_POSITIONS}?minSequence=x`,
      '"minSequence" cannot be "x". Give a whole number from 0 on.',
    ],
    ['/v1/events?limit=-3', '"limit" cannot be "-3". Give a whole number from 1 to 10000.'],
    ['/v1/events?after=-1', '"after" cannot be "-1". Give a whole number from 0 on.'],
    [`${GIDS_POSITIONS}?country=`, '"country" is empty. Give at least one entry.'],
    [
      `${GIDS_POSITIONS}?group=a,b`,
      '"a,b" names several groups, and one is taken at a time. Ask for each by itself.',
    ],
    [
      `${GIDS_POSITIONS}/SYR/x`,
      '"ordinal" cannot be "x". Give a whole number from 0 to 999999999.',
    ],
    [`${GIDS_POSITIONS}?limit=x`, 'There are: asOf, knownAt, country, principle, group, '],
    [`${GIDS_POSITIONS}?framwork=x`, 'There are: asOf, '],
    ['/v1/frameworks/GIDS/positions', 'Did you mean "gids"?'],
    [`${GIDS_POSITIONS}?group=ASEAN`, 'Did you mean "asean"?'],
    [`${GIDS_POSITIONS}?group=group:eu`, 'Did you mean "eu"?'],
    [`${GIDS_POSITIONS}?country=CHN,syr`, 'Did you mean "SYR"?'],
    [
      `${GIDS_POSITIONS}?country=CHN,SY`,
      '"SY" is not a party. Use a country code of three capital letters, as in SYR, or a group, as in group:asean. Did you mean "SYR"?',
    ],
    [`${GIDS_POSITIONS}?country=C%C3%B4te%20d%27Ivoire`, 'Did you mean "CIV"?'],
    ['/v1/frameworks/gids/positions/germany/3', 'Did you mean "DEU"?'],
  ])('says of %s what is wrong, and what was meant', async (url, words) => {
    expect((await problem('GET', url)).answer.json.detail).toContain(words);
  });

  it('says of a list in If-Match that one version is taken', async () => {
    const headers = { 'if-match': '"3", "4"' };
    const { json } = await trial.post('/v1/records', STATEMENT, headers);
    expect(json.detail).toMatch(/^If-Match takes one version in quotes, and no list of them: /);
  });

  it('names what the method may be', async () => {
    const allow = async (method: string, url: string) =>
      (await problem(method, url)).answer.headers['allow'];
    expect(await allow('DELETE', '/v1/records')).toBe('GET, HEAD, POST');
    expect(await allow('POST', '/v1/countries')).toBe('GET, HEAD');
    expect(await allow('GET', '/v1/records/x/amendments')).toBe('POST');
  });

  it('proposes the address that was meant', async () => {
    const nearest = async (url: string) => (await problem('GET', url)).answer.json.nearest;
    expect(await nearest('/v1/contries')).toBe('/v1/countries');
    expect(await nearest('/v1/framework/gids/positions')).toBe('/v1/frameworks/gids/positions');
    expect(await nearest('/v1/countries/')).toBe('/v1/countries');
    expect(await nearest('/records/abc')).toBe('/v1/records/abc');
    expect(await nearest('/v1/wholly/else')).toBeUndefined();
    expect(await nearest('/v1/exports/gids')).toBe('/v1/exports/gids.zip');
    expect(await nearest('/v1/exports/gids.csv')).toBe('/v1/exports/gids.zip');
    expect(await nearest('/v1/export/gids.zip')).toBe('/v1/exports/gids.zip');
    expect(await nearest('/v1/exports/.zip')).toBeUndefined();
  });

  it('names the formats that there are', async () => {
    const { answer } = await problem('GET', '/v1/countries', { accept: 'application/xml' });
    const formats = ['json', 'csv', 'ndjson', 'parquet', 'xlsx', 'metadata.json'];
    expect(answer.json).toMatchObject({ status: 406, formats });
  });

  it('refuses parameters of a write that it does not know', async () => {
    const headers = { ...trial.auth, ...JSON_TYPE };
    const send = (query: string) =>
      problem('POST', `/v1/records?${query}`, headers, JSON.stringify(STATEMENT));
    expect(await send('inist=true')).toMatchObject({
      code: 'query.unknown-parameter',
      pointer: 'inist',
    });
    expect(await send('insist=yes')).toMatchObject({ code: 'insist.malformed', pointer: 'insist' });
  });

  it('tells all wrong parameters at once', async () => {
    const { answer } = await problem('GET', '/v1/frameworks/gids/positions?chanel=x&asOf=soon');
    const pointers = answer.json.errors.map((each: { pointer: string }) => each.pointer);
    expect(pointers.toSorted()).toEqual(['asOf', 'chanel']);
  });

  it('leaves no trace of itself behind', async () => {
    const { sequence } = await trial.foundation.store.log.head();
    expect(sequence).toBe((await trial.get('/v1/countries')).json.sequence);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
