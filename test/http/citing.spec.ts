import { parse } from 'yaml';
import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';
import { HttpTrial } from './http-trial.js';

const ADDRESS = '/v1/frameworks/gids/positions?asOf=2021-03-01';
/** Under which the server is asked. */
const HOST = 'standpoint.example';

describe('a citation', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  const cite = (body: unknown) =>
    trial.send(
      'POST',
      '/v1/cite',
      { host: HOST, 'content-type': 'application/json' },
      JSON.stringify(body),
    );

  it('keeps what was asked with every default, and needs no key; the same again is the same', async () => {
    const first = await cite({ address: ADDRESS });
    expect(first).toMatchObject({ status: 201, json: { verified: true, question: 'positions' } });
    expect(first.json.query).toMatchObject({
      framework: 'gids',
      asOf: '2021-03-01',
      method: 'latest@1',
      knownAt: first.json.sequence,
    });
    expect(first.headers['location']).toBe(`/v1/cite/${first.json.id}`);
    for (const same of [
      { address: `http://${HOST}${ADDRESS.replace('?', '.csv?')}` },
      // As behind a proxy that speaks TLS.
      { address: `https://${HOST.toUpperCase()}:443${ADDRESS}` },
      { address: `//${HOST}${ADDRESS}` },
      { question: 'positions', query: { framework: 'gids', asOf: '2021-03-01' } },
      { address: first.json.links.permanent },
    ]) {
      expect(await cite(same)).toMatchObject({ status: 200, json: { id: first.json.id } });
    }
    expect((await cite({ address: `${ADDRESS}&channel=deeds` })).json.id).not.toBe(first.json.id);
  });

  it('has the checksum of the CSV at its permanent address', async () => {
    const { json } = await cite({ address: ADDRESS });
    const metadata = await trial.get(json.links.permanent.replace('?', '.metadata.json?'));
    expect(metadata.json.csv.sha256).toBe(json.sha256);
    expect(metadata.json.rows).toBe(json.rows);
  });

  it("says the same after more has been recorded, also with weights of one's own", async () => {
    const weights = encodeURIComponent('{"kinds":{"statement":0.2}}');
    const { json } = await cite({ address: `${ADDRESS}&weights=${weights}` });
    expect(json.query.method).toMatch(/^weighted@1\+/);
    for (let n = 0; n < 20; n += 1) {
      const record = act(`more-${n}`, 'FRA', '2020-10-01', { on: 'gids/3' }).data;
      expect((await trial.post(`/v1/records?insist=true`, record)).status).toBe(201);
    }
    const again = await trial.get(`/v1/cite/${json.id}`);
    expect(again.json).toMatchObject({
      verified: true,
      sha256: json.sha256,
      now: { rows: json.rows },
    });
    expect(again.json.text).toContain('Global Initiative on Data Security: positions');
  });

  it('is the same whether its answer was waited for or not', async () => {
    const { id } = (await cite({ address: ADDRESS })).json;
    expect(await cite({ address: `${ADDRESS}&wait=30` })).toMatchObject({
      status: 200,
      json: { id },
    });
  });

  it('is spelt in five styles that programs read', async () => {
    const { json } = await cite({ address: ADDRESS });
    const { links, id, sequence } = json;
    const of = async (style: string) => (await trial.get(links[style])).text;
    expect(await of('apa')).toMatch(
      /^Standpoint\. \(\d{4}, [A-Z][a-z]+ \d+\)\. .* \(Version \d+\) \[Data set\]\. Retrieved [A-Z][a-z]+ \d+, \d{4}, from http\S+\n$/,
    );
    expect(bibtexFields(await of('bibtex'))).toMatchObject({
      author: '{Standpoint}',
      version: String(sequence),
      url: expect.stringMatching(new RegExp(`/v1/cite/${id}$`)),
    });
    const ris = (await of('ris')).split('\r\n').filter((line) => line !== '');
    for (const line of ris) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
    expect([ris[0], ris.at(-1)]).toEqual(['TY  - DATA', 'ER  - ']);
    expect(JSON.parse(await of('csl'))).toMatchObject([
      { type: 'dataset', version: String(sequence), author: [{ literal: 'Standpoint' }] },
    ]);
    expect(parse(await of('cff'))).toMatchObject({
      'cff-version': '1.2.0',
      type: 'dataset',
      identifiers: [{ value: `urn:standpoint:citation:${id}` }],
    });
  });

  it('tells by its title that another rule-set, or part of the evidence, was asked', async () => {
    const asked = `${ADDRESS}&channel=deeds&method=weighted@1`;
    const { json } = await cite({ address: asked });
    expect((await trial.get(json.links['apa'])).text).toContain(', by weighted@1, deeds alone (V');
  });

  it('is held against another one: parameters, rows that came, went and changed', async () => {
    const before = (await cite({ address: `${ADDRESS}&knownAt=1880` })).json;
    const after = (await cite({ address: `${ADDRESS}&dating=possible` })).json;
    const { status, json } = await trial.get(`/v1/cite/${before.id}/diff/${after.id}`);
    expect(status).toBe(200);
    expect(json.query).toContainEqual({ parameter: 'dating', a: 'certain', b: 'possible' });
    expect(json.equal + json.changed.length + json.added.length).toBe(after.rows);
    expect(json.equal + json.changed.length + json.removed.length).toBe(before.rows);
    const curve = (await cite({ address: '/v1/frameworks/gids/timeline?interval=year' })).json;
    const other = await trial.get(`/v1/cite/${before.id}/diff/${curve.id}`);
    expect(other).toMatchObject({ status: 400, json: { code: 'citation.other-question' } });
  });

  const difference = async (a: string, b: string) => {
    const [one, other] = [(await cite({ address: a })).json, (await cite({ address: b })).json];
    return (await trial.get(`/v1/cite/${one.id}/diff/${other.id}`)).json;
  };

  it('is held against another one row by row, whatever tells the rows of its table apart', async () => {
    const countries = (asOf: string) => `/v1/countries?asOf=${asOf}&knownAt=1885`;
    const states = await difference(countries('1991-12-25'), countries('1991-12-26'));
    expect(states.removed.map(({ code }: { code: string }) => code)).toEqual(['SUN']);
    const panel = (country: string) =>
      `/v1/frameworks/gids/panel?country=${country}&principle=1&from=2021-01-01&asOf=2021-12-31&knownAt=1885`;
    const more = await difference(panel('CHN,RUS'), panel('AUS,CHN,RUS'));
    expect(more).toMatchObject({ removed: [], changed: [], added: [{ iso3: 'AUS' }], equal: 2 });
    const groups = await difference('/v1/groups?knownAt=1600', '/v1/groups?knownAt=1885');
    for (const { row } of groups.changed) expect(row).toEqual({ id: expect.any(String) });
  });

  it.each([
    [{ address: '/v1/frameworks' + '/gids/nothing' }, 'citation.no-answer'],
    [{ address: 'http://' }, 'citation.no-answer'],
    [{ address: `http://evil.example${ADDRESS}` }, 'citation.no-answer'],
    [{ address: `//evil.example${ADDRESS}` }, 'citation.no-answer'],
    [{ address: `http://${HOST}:8080${ADDRESS}` }, 'citation.no-answer'],
    [{ address: `ftp://${HOST}${ADDRESS}` }, 'citation.no-answer'],
    [{ address: `file://${ADDRESS}` }, 'citation.no-answer'],
    [{ address: '/healthz' }, 'citation.no-answer'],
    [{ address: '/v1/status' }, 'citation.no-answer'],
    [{ address: `${ADDRESS}&asOf=2021-03-02` }, 'query.repeated-parameter'],
    [{ address: '/v1/frameworks/nope/positions' }, 'framework.unknown'],
    [{ address: ADDRESS, question: 'positions' }, 'citation.wrong-request'],
    [{ question: 'nope' }, 'citation.wrong-request'],
    [{ question: 'positions', query: [] }, 'citation.wrong-request'],
    [{ addres: ADDRESS }, 'citation.wrong-request'],
    [{}, 'citation.wrong-request'],
  ])('of %j is refused with %s', async (body, code) => {
    const { status, json } = await cite(body);
    expect([status >= 400, json.code]).toEqual([true, code]);
  });

  it('names the question that is none, and the one that was meant', async () => {
    const { json } = await cite({ question: 'postions' });
    expect(json).toMatchObject({
      detail: expect.stringMatching(
        /^No question is called "postions"\. Did you mean "positions"\?/,
      ),
      errors: [{ pointer: '/question' }],
    });
  });

  it('takes the names of this machine for one another, on the same port', async () => {
    const at = (host: string, name: string) =>
      trial.send(
        'POST',
        '/v1/cite',
        { host, 'content-type': 'application/json' },
        JSON.stringify({ address: `http://${name}${ADDRESS}` }),
      );
    for (const name of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
      expect((await at('127.0.0.1:3000', name)).json).toMatchObject({ verified: true });
      expect((await at('localhost:3000', name)).json).toMatchObject({ verified: true });
    }
    for (const name of ['localhost:3001', 'localhost.evil.example:3000']) {
      expect((await at('127.0.0.1:3000', name)).json.code).toBe('citation.no-answer');
    }
  });

  it('takes no parameter beside what it cites', async () => {
    const { json } = await cite({ address: ADDRESS });
    const at = `/v1/cite/${json.id}`;
    for (const address of [at, `${at}.json`, `${at}.bib`, `${at}/diff/${json.id}`]) {
      expect((await trial.get(`${address}?foo=1`)).json).toMatchObject({
        status: 400,
        errors: [{ code: 'query.unknown-parameter', pointer: 'foo' }],
      });
    }
    const type = { 'content-type': 'application/json' };
    const body = JSON.stringify({ address: ADDRESS });
    const made = await trial.send('POST', '/v1/cite?foo=1', type, body);
    expect(made).toMatchObject({ status: 400, json: { code: 'query.unknown-parameter' } });
  });

  it('says so when the log does not reach as far any more, or gives another answer', async () => {
    const { json } = await cite({ address: ADDRESS });
    const { citations } = trial.foundation;
    const { verified: _, verdict: __, now: ___, text: ____, links: _____, ...kept } = json;
    const query = { ...kept.query, knownAt: 1_000_000 };
    await citations.keep({ ...kept, id: 'beyond', sequence: 1_000_000, query });
    await citations.keep({ ...kept, id: 'forged', sha256: '0'.repeat(64) });
    const beyond = await trial.get('/v1/cite/beyond');
    expect(beyond).toMatchObject({ status: 200, json: { verified: false, now: null } });
    const forged = await trial.get('/v1/cite/forged');
    expect(forged).toMatchObject({ status: 200, json: { verified: false } });
    expect(forged.json.now.sha256).toBe(json.sha256);
    expect(forged.json.verdict).toContain('standpoint verify');
  });

  it('that nobody made is not there, and nothing else is at its address', async () => {
    expect(await trial.get('/v1/cite/abcdefgh')).toMatchObject({
      status: 404,
      json: { code: 'citation.unknown' },
    });
    const wrong = await trial.send('DELETE', '/v1/cite');
    expect(wrong).toMatchObject({ status: 405, json: { allow: ['POST'] } });
  });
});

describe('a citation made behind a proxy', () => {
  it('is at the public address, and of answers there', async () => {
    const trial = await HttpTrial.begin({ corpus: true, origin: 'https://data.example.org' });
    const cited = async (address: string) => trial.post('/v1/cite', { address });
    const { status, json } = await cited(`https://data.example.org${ADDRESS}`);
    expect([status, json.text]).toEqual([
      201,
      expect.stringContaining(`from https://data.example.org/v1/cite/${json.id}`),
    ]);
    const { text } = await trial.get(json.links.bibtex);
    expect(text).toContain(`url = {https://data.example.org/v1/cite/${json.id}}`);
    expect((await cited(`http://other.example.org${ADDRESS}`)).json.code).toBe(
      'citation.no-answer',
    );
    await trial.end();
  });
});

describe('a question over the same evidence', () => {
  it('has the same identifier and checksum in another installation', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const trial = await Trial.begin();
        await tellSmallStory(trial);
        await trial.record(act('a', 'AAA', '2020-01-01'));
        const { Citations } = await import('#application/citing/citations.js');
        const { addressAsked } = await import('#application/citing/address-asked.js');
        const citations = trial.context.get(Citations, { strict: false });
        const asked = addressAsked('/v1/frameworks/x/positions?asOf=2020-06-01');
        const { citation } = await citations.cite(asked);
        await trial.end();
        return [citation.id, citation.sha256];
      }),
    );
    expect(ids[0]).toEqual(ids[1]);
  });
});

/** `name = {value},` line by line, with braces that match. */
function bibtexFields(text: string): Record<string, string> {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  expect(head).toMatch(/^@misc\{[\w-]+,$/);
  expect(lines.pop()).toBe('}');
  const fields = lines.map((line) => /^ {2}(\w+) = \{(.*)\},?$/.exec(line)!);
  return Object.fromEntries(fields.map(([, name, value]) => [name!, value!]));
}
