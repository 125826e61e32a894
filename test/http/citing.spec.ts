import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteCitationStore } from '#store/sqlite/sqlite-citation-store.js';
import { memoryFoundation } from '../../src/app.module.js';
import { printed, readBibtex, readCff, readCsl, readRis } from '../support/citation-readers.js';
import { CitingServer, sha256 } from '../support/citing-server.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

const POSITIONS = '/v1/frameworks/gids/positions';
const PINNED = `${POSITIONS}?asOf=2021-03-01&knownAt=1885`;

const WEIGHTS = '{"kinds":{"statement":0.2}}';

afterAll(removeTempFolders);

const act = (at: number) => ({
  kind: 'statement',
  party: 'SYR',
  occurredOn: `2020-11-${String((at % 28) + 1).padStart(2, '0')}`,
  bearings: [{ on: `gids/${(at % 8) + 1}`, stance: 'opposes' }],
  sources: [{ title: `Source ${at}` }],
});

describe('a citation', () => {
  let server: CitingServer;
  beforeAll(async () => {
    server = await CitingServer.on(tempFolder());
  });
  afterAll(() => server.end());

  it('is made once, however the answer is named', async () => {
    const first = await server.cite({ address: `${POSITIONS}?asOf=2021-03-01` });
    expect(first.status).toBe(201);
    const { id, permanent } = first.json;
    expect(id).toMatch(/^[a-z2-7]{16}$/);
    expect(first.headers.get('location')).toBe(`/v1/cite/${id}`);
    expect(first.json).toMatchObject({
      question: 'positions',
      query: { framework: 'gids', asOf: '2021-03-01', method: 'latest@1', knownAt: 1885 },
      sequence: 1885,
      format: 'json',
      citedAt: '2027-02-01T12:00:00.000Z',
      verified: true,
      found: null,
    });
    server.clock.instant = new Date('2027-03-01T12:00:00Z');
    const ways = [
      { address: PINNED },
      { address: `${server.url}${POSITIONS}.json?knownAt=1885&asOf=2021-03-01&channel=all#here` },
      { address: permanent },
      { question: 'positions', query: { framework: 'gids', asOf: '2021-03-01' } },
      { question: 'positions', query: { framework: 'gids', asOf: '2021-03-01', silent: false } },
    ];
    for (const way of ways) {
      const again = await server.cite(way);
      expect([again.status, again.headers.get('location')]).toEqual([200, `/v1/cite/${id}`]);
      expect(again.json).toEqual(first.json);
    }
    const shown = await server.get(`/v1/cite/${id}`);
    expect([shown.status, shown.json]).toEqual([200, first.json]);
  });

  it.each(['json', 'csv', 'ndjson', 'parquet', 'xlsx', 'metadata.json'])(
    'has the SHA-256 of the bytes at its permanent address, as %s',
    async (format) => {
      const timeline = `/v1/frameworks/gids/timeline.${format}?interval=year&asOf=2021-12-31`;
      const { json } = await server.cite({ address: timeline });
      const { bytes, headers } = await server.get(json.permanent);
      expect(json).toMatchObject({ format, sha256: sha256(bytes), sequence: 1885 });
      expect(headers.get('cache-control')).toContain('immutable');
      const { rows } = (await server.get(timeline.replace(`.${format}`, '.json'))).json;
      expect(json.rows).toBe(rows.length);
      const asParts = {
        question: 'timeline',
        query: { framework: 'gids', interval: 'year', asOf: '2021-12-31' },
        format,
      };
      expect((await server.cite(asParts)).json.id).toBe(json.id);
    },
  );

  it('is of the address that the answer itself names', async () => {
    const answer = await server.get(`${POSITIONS}?asOf=2020-12-31`);
    const { json } = await server.cite({ address: `${POSITIONS}?asOf=2020-12-31` });
    expect(json.permanent).toBe(answer.json.links.permanent);
    expect(answer.headers.get('link')).toContain(`<${json.permanent}>; rel="cite-as"`);
  });

  it('needs no key, and moves nothing that it cites', async () => {
    const before = await server.get('/v1/status');
    await server.cite({ address: '/v1/frameworks?knownAt=1000' });
    const after = await server.get('/v1/status');
    expect(after.json.head).toBe(before.json.head);
    const { json } = await server.cite({ address: '/v1/frameworks' });
    expect(json.sequence).toBe(1885);
  });

  it("holds a user's own weights", async () => {
    const query = { framework: 'gids', asOf: '2021-03-01', knownAt: 1885 };
    const asText = { question: 'positions', query: { ...query, weights: WEIGHTS } };
    const { status, json } = await server.cite(asText);
    expect(status).toBe(201);
    expect(json.query.method).toMatch(/^weighted@1\+[0-9a-f]{12}$/);
    expect(JSON.parse(json.query.weights)).toMatchObject({ kinds: { statement: 0.2, vote: 0.8 } });
    expect(json.title).toContain(json.query.method);
    expect(sha256((await server.get(json.permanent)).bytes)).toBe(json.sha256);
    const asObject = { question: 'positions', query: { ...query, weights: JSON.parse(WEIGHTS) } };
    const inAddress = { address: `${PINNED}&weights=${encodeURIComponent(WEIGHTS)}` };
    for (const same of [asObject, inAddress]) {
      expect((await server.cite(same)).json.id).toBe(json.id);
    }
    const others = { ...query, weights: { kinds: { statement: 0.3 } } };
    const other = await server.cite({ question: 'positions', query: others });
    expect(other.status).toBe(201);
    expect(other.json.id).not.toBe(json.id);
  });

  it('takes the longest address that passes, and no longer one', async () => {
    const named = (count: number) => ({
      question: 'positions',
      query: {
        framework: 'gids',
        asOf: '2021-03-01',
        country: Array.from({ length: count }, (_, at) => ['SYR', 'CHN', 'USA'][at % 3]!),
      },
    });
    const { status, json } = await server.cite(named(950));
    expect(status).toBe(201);
    expect(json.permanent.length).toBeGreaterThan(3_500);
    expect(sha256((await server.get(json.permanent)).bytes)).toBe(json.sha256);
    const tooLong = `${PINNED}&weights=${'x'.repeat(9_000)}`;
    expect((await server.cite({ address: tooLong })).status).toBe(400);
    const many = {
      question: 'positions',
      query: { framework: 'gids', country: 'SYR,'.repeat(3_000) },
    };
    expect((await server.cite(many)).json.code).toBe('citation.too-long');
    const huge = await server.cite({ question: 'positions', query: { x: 'y'.repeat(1_100_000) } });
    expect([huge.status, huge.json.code]).toEqual([413, 'body.too-large']);
  });

  it.each<[unknown, number, string, string]>([
    [{}, 400, 'citation.not-one-query', ''],
    [{ query: { framework: 'gids' } }, 400, 'citation.not-one-query', ''],
    [{ address: PINNED, question: 'positions' }, 400, 'citation.not-one-query', ''],
    [{ address: PINNED, format: 'csv' }, 400, 'citation.not-one-query', ''],
    [{ address: '' }, 400, 'field.wrong-length', '/address'],
    [{ adress: PINNED }, 400, 'field.unknown', '/adress'],
    [{ question: 'positions', format: 'pdf' }, 400, 'field.not-one-of', '/format'],
    [{ question: 'positons' }, 404, 'question.unknown', '/question'],
    [{ address: '/v1/exports/gids' + '.zip' }, 400, 'citation.no-answer', '/address'],
    [{ address: '/' }, 400, 'citation.no-answer', '/address'],
    [{ address: 'javascript:alert(1)' }, 400, 'citation.no-answer', '/address'],
    [{ address: '/v1/status' }, 400, 'citation.not-permanent', ''],
    [{ address: '/v1/methods' }, 400, 'citation.not-permanent', ''],
    [{ address: `${POSITIONS}.pdf` }, 406, 'answer.no-such-format', ''],
    [{ address: `${PINNED}&asof=2021-01-01` }, 400, 'query.unknown-parameter', 'asof'],
    [{ address: `${PINNED}&asOf=2021-01-01` }, 400, 'query.repeated-parameter', 'asOf'],
    [{ address: `${PINNED}&framework=gids` }, 400, 'query.repeated-parameter', 'framework'],
    [{ address: '/v1/frameworks/gdsi/positions' }, 404, 'framework.unknown', 'framework'],
    [{ address: `${POSITIONS}?knownAt=99999` }, 400, 'known-at.beyond-head', 'knownAt'],
    ['{"address":', 400, 'body.not-json', ''],
  ])('is not made of %j', async (body, status, code, pointer) => {
    const refused = await server.cite(body);
    expect(refused.status).toBe(status);
    expect(refused.json.errors[0]).toMatchObject({ code, pointer });
  });

  it('is at addresses that say what they take', async () => {
    const { status, json, headers } = await server.get('/v1/cite');
    expect([status, json.code, headers.get('allow')]).toEqual([405, 'method.not-allowed', 'POST']);
    const unknown = await server.get('/v1/cite/aaaaaaaaaaaaaaaa');
    expect([unknown.status, unknown.json.code]).toEqual([404, 'citation.unknown']);
    expect((await server.get('/v1/cite/..%2Fkeys.json')).json.code).toBe('citation.unknown');
    const id = (await server.cite({ address: PINNED })).json.id;
    expect((await server.get(`/v1/cite/${id}.pdf`)).status).toBe(406);
    expect((await server.get(`/v1/cite/${id}?format=pdf`)).status).toBe(406);
    expect((await server.get(`/v1/cite/${id}.bib?format=ris`)).status).toBe(400);
    expect((await server.get(`/v1/cite/${id}?style=ris`)).json.code).toBe(
      'query.unknown-parameter',
    );
  });
});

describe('a citation written down', () => {
  let server: CitingServer;
  let id: string;
  // biome-ignore lint/suspicious/noExplicitAny: a citation is looked into.
  let cited: any;
  beforeAll(async () => {
    server = await CitingServer.on(tempFolder());
    cited = (await server.cite({ address: PINNED })).json;
    id = cited.id;
  });
  afterAll(() => server.end());

  const written = async (suffix: string, headers = {}) => {
    const { status, bytes, headers: told } = await server.get(`/v1/cite/${id}${suffix}`, headers);
    expect(status).toBe(200);
    return { text: bytes.toString(), type: told.get('content-type') };
  };
  const TITLE =
    'Global Initiative on Data Security: Where every party stands on every principle, on a day, as known at a sequence (as of 2021-03-01, sequence 1885, rule-set latest@1)';

  it('in APA', async () => {
    const { text, type } = await written('.apa');
    expect(type).toBe('text/plain; charset=utf-8');
    expect(text).toBe(
      `The Standpoint founders. (2026). ${TITLE} (Version 1885) [Data set]. Standpoint. Retrieved February 1, 2027, from ${server.url}/v1/cite/${id}\n`,
    );
  });

  it('in BibTeX', async () => {
    const { text, type } = await written('.bib');
    expect(type).toBe('application/x-bibtex; charset=utf-8');
    const { type: entry, key, fields } = readBibtex(text);
    expect([entry, key]).toEqual(['misc', `standpoint-${id}`]);
    expect(fields).toMatchObject({ year: '2026', version: '1885', urldate: '2027-02-01' });
    expect(fields['url']).toBe(`${server.url}/v1/cite/${id}`);
    expect(printed(fields['title']!)).toBe(TITLE);
    expect(printed(fields['note']!)).toBe(
      `Permanent address ${cited.permanent}. SHA-256 of the answer (json): ${cited.sha256}.`,
    );
  });

  it('in RIS', async () => {
    const { text, type } = await written('.ris');
    expect(type).toBe('application/x-research-info-systems; charset=utf-8');
    expect(Object.fromEntries(readRis(text))).toMatchObject({
      TY: 'DATA',
      TI: TITLE,
      PY: '2026',
      ET: '1885',
      Y2: '2027/02/01/',
      UR: `${server.url}/v1/cite/${id}`,
    });
  });

  it('in CSL-JSON', async () => {
    const { text, type } = await written('.csl.json');
    expect(type).toBe('application/vnd.citationstyles.csl+json; charset=utf-8');
    expect(readCsl(text)).toMatchObject([
      { type: 'dataset', title: TITLE, version: '1885', URL: `${server.url}/v1/cite/${id}` },
    ]);
  });

  it('as CITATION.cff', async () => {
    const { text, type } = await written('.cff');
    expect(type).toMatch(/^application\/yaml/);
    expect(readCff(text)).toMatchObject({
      type: 'dataset',
      title: TITLE,
      version: '1885',
      'date-released': '2026-11-24',
      identifiers: [{ type: 'other', value: `urn:standpoint:citation:${id}` }],
    });
  });

  it.each([
    ['apa', '.apa'],
    ['bibtex', '.bib'],
    ['ris', '.ris'],
    ['csl', '.csl.json'],
    ['cff', '.cff'],
  ])('as %s is the same by name, by suffix and in the JSON', async (name, suffix) => {
    const { text } = await written(suffix);
    expect((await written(`?format=${name}`)).text).toBe(text);
    const { json } = await server.get(`/v1/cite/${id}.json`);
    const told = json.citation[name];
    expect(typeof told === 'string' ? told : `${JSON.stringify(told)}\n`).toBe(text);
    const { headers } = await server.get(`/v1/cite/${id}`);
    expect(headers.get('link')).toContain(`</v1/cite/${id}${suffix}>; rel="describedby"`);
  });

  it('names the server as it was asked, and nothing that could not be one', async () => {
    const named = async (headers: Record<string, string>) => {
      const answer = await server.app.inject({ url: `/v1/cite/${id}.csl.json`, headers });
      return readCsl(answer.payload)[0].URL;
    };
    expect(await named({ host: 'standpoint.example:8080' })).toBe(
      `http://standpoint.example:8080/v1/cite/${id}`,
    );
    expect(await named({ host: '[::1]:3000', 'x-forwarded-proto': 'https' })).toBe(
      `https://[::1]:3000/v1/cite/${id}`,
    );
    expect(await named({ host: 'a"}, evil = {' })).toBeUndefined();
    expect(await named({ host: 'a/b?c' })).toBeUndefined();
  });
});

describe('a citation in a data folder', () => {
  it('is the same after a restart, fifty more events, and with all read models gone', async () => {
    const folder = tempFolder();
    const first = await CitingServer.on(folder);
    const now = (await first.cite({ address: `${POSITIONS}?asOf=2021-03-01` })).json;
    const csv = (await first.cite({ address: `${POSITIONS}.csv?asOf=2021-03-01` })).json;
    const weighted = `${PINNED}&weights=${encodeURIComponent(WEIGHTS)}`;
    const own = (await first.cite({ address: weighted })).json;
    const bytes = (await first.get(now.permanent)).bytes;
    for (let at = 0; at < 50; at++) await first.write('/v1/records?insist=true', act(at));
    expect((await first.get(POSITIONS)).json.sequence).toBe(1935);
    await first.end();
    for (const file of ['views.db', 'views.db-wal', 'views.db-shm']) {
      rmSync(join(folder, file), { force: true });
    }
    const second = await CitingServer.on(folder, { keyed: 'second' });
    for (const { id, sha256: expected, rows } of [now, csv, own]) {
      const { json } = await second.get(`/v1/cite/${id}`);
      expect(json).toMatchObject({ verified: true, sha256: expected, rows, found: null });
      expect(json.citedAt).toBe('2027-02-01T12:00:00.000Z');
    }
    expect((await second.get(now.permanent)).bytes.equals(bytes)).toBe(true);
    const later = await second.cite({ address: `${POSITIONS}?asOf=2021-03-01` });
    expect(later.status).toBe(201);
    expect(later.json.sequence).toBe(1935);
    expect(later.json.id).not.toBe(now.id);
    await second.end();
  });

  it('has the same id and SHA-256 as in any other, over the published corpus', async () => {
    const servers = await Promise.all([1, 2].map(() => CitingServer.on(tempFolder())));
    const bodies = [{ address: PINNED }, { address: PINNED.replace('?', '.parquet?') }];
    for (const body of bodies) {
      const [one, other] = await Promise.all(servers.map((each) => each.cite(body)));
      expect([one!.status, other!.status]).toEqual([201, 201]);
      const told = ({ json: { id, sha256: digest, rows } }: typeof one & object) => [
        id,
        digest,
        rows,
      ];
      expect(told(one!)).toEqual(told(other!));
    }
    for (const each of servers) await each.end();
  });

  it('says plainly when the log behind it is another one', async () => {
    const folder = tempFolder();
    const honest = await CitingServer.on(folder, { corpus: false });
    await tell(honest, 'supports');
    const cited = (await honest.cite({ address: '/v1/frameworks/x/positions?asOf=2021-03-01' }))
      .json;
    await honest.write('/v1/records?insist=true', statement('supports', '2020-10-01'));
    const beyond = (await honest.cite({ address: '/v1/frameworks/x/timeline?asOf=2021-03-01' }))
      .json;
    await honest.end();
    const other = tempFolder();
    const forged = await CitingServer.on(other, { corpus: false });
    await tell(forged, 'opposes');
    await forged.end();
    copyFileSync(join(folder, 'citations.db'), join(other, 'citations.db'));
    const server = await CitingServer.on(other, { corpus: false, keyed: 'second' });
    const { json } = await server.get(`/v1/cite/${cited.id}`);
    expect(json).toMatchObject({ verified: false, sha256: cited.sha256, rows: 1 });
    expect(json.found.sha256).toBe(sha256((await server.get(cited.permanent)).bytes));
    expect(json.verification).toMatch(/NOT the one that was cited/);
    const styles = Object.values(json.citation).map((text) => JSON.stringify(text));
    expect(styles.filter((text) => /NOT the one that was cited/.test(text))).toHaveLength(5);
    const again = await server.cite({ address: cited.permanent });
    expect([again.status, again.json.verified]).toEqual([200, false]);
    const lost = await server.get(`/v1/cite/${beyond.id}`);
    expect([lost.status, lost.json.verified]).toEqual([200, false]);
    expect(lost.json.verification).toMatch(/can NOT be asked again.*log ends at sequence/);
    await server.end();
  });

  it('is refused when there is no room, and those that were made stay', async () => {
    const foundation = await memoryFoundation();
    const citations = SqliteCitationStore.inMemory(40 * 1024);
    const server = await CitingServer.over(
      { ...foundation, store: { ...foundation.store, citations } },
      { corpus: true },
    );
    const cite = (day: number) =>
      server.cite({ address: `${POSITIONS}?asOf=2021-03-01&country=SYR&knownAt=${1800 + day}` });
    const first = await cite(0);
    let last = first;
    for (let day = 1; day < 85 && last.status === 201; day++) last = await cite(day);
    expect([last.status, last.json.code]).toEqual([507, 'citations.full']);
    expect((await cite(0)).json.id).toBe(first.json.id);
    expect((await server.get(`/v1/cite/${first.json.id}`)).json.verified).toBe(true);
    await server.end();
  });
});

const statement = (stance: string, occurredOn: string) => ({
  kind: 'statement',
  party: 'AAA',
  occurredOn,
  bearings: [{ on: 'x/1', stance }],
  sources: [{ title: 'A source' }],
});

async function tell(server: CitingServer, stance: string): Promise<void> {
  await server.write('/v1/states', { code: 'AAA', name: 'Aland', unMemberFrom: '1950-01-01' });
  await server.write('/v1/frameworks', {
    id: 'x',
    title: 'The framework',
    announcedOn: '2019-01-01',
    principles: [{ ordinal: 1, label: 'One' }],
    sources: [{ title: 'A source' }],
  });
  await server.write('/v1/records', statement(stance, '2020-09-01'));
}
