import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { FILE_PAINT } from '../../src/dashboard/client/charts/paint.js';
import { HttpTrial } from '../http/http-trial.js';
import { builtPage } from '../support/built-page.js';
import { ROOT } from '../support/child.js';

/** Script that the page may load, compressed. */
const SCRIPT_BYTES_MAX = 60 * 1024;

describe('the page', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    await builtPage();
    trial = await HttpTrial.begin({ corpus: true });
  }, 30_000);
  afterAll(() => trial.end());

  const assets = async () => {
    const { text } = await trial.get('/');
    return [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  };

  it('is one document with nothing inline, asked for anew each time', async () => {
    const { status, headers, text } = await trial.get('/');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(text).not.toMatch(/<style|style=|<script>| on\w+=/i);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('consists of files under names of their own, compressed beforehand, for ever', async () => {
    const paths = await assets();
    const kinds = paths.map((path) => path.split('.').at(-1));
    expect(kinds.toSorted()).toEqual(['css', 'js', 'json', 'svg']);
    for (const path of paths) {
      const answer = await trial.app.inject({ url: path, headers: { 'accept-encoding': 'br' } });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(answer.headers['content-encoding']).toBe('br');
      const plain = await trial.app.inject({ url: path });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(brotliDecompressSync(answer.rawPayload).equals(plain.rawPayload)).toBe(true);
    }
  });

  it('has less script than it may, forms included, which come only on demand', async () => {
    const loaded = (await assets()).filter((path) => path.endsWith('.js'));
    const all = readdirSync(join(ROOT, 'dist', 'dashboard', 'assets'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => `/assets/${name}`);
    expect(all.length).toBeGreaterThan(loaded.length);
    expect(all).toEqual(expect.arrayContaining(loaded));
    const sizes = await Promise.all(
      all.map(async (url) => {
        const answer = await trial.app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
        return answer.rawPayload.length;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(SCRIPT_BYTES_MAX);
  });

  it('may stand in a frame of another site only where nothing can be entered', async () => {
    const policyOf = async (url: string) =>
      String((await trial.get(url)).headers['content-security-policy']);
    expect(await policyOf('/')).toContain("frame-ancestors 'self'");
    expect(await policyOf('/?embed=0')).toContain("frame-ancestors 'self'");
    expect(await policyOf('/?embed=1')).toContain('frame-ancestors *');
    expect((await trial.get('/?embed=1')).headers['x-frame-options']).toBeUndefined();
  });

  it('answers a file that there is not with a problem', async () => {
    const { status, json } = await trial.get('/assets/nothing.js');
    expect(status).toBe(404);
    expect(json.code).toBe('address.unknown');
  });
});

describe('pictures at the address of their data', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    await builtPage();
    trial = await HttpTrial.begin({ corpus: true });
  }, 30_000);
  afterAll(() => trial.end());

  const map = '/v1/frameworks/gids/positions.svg';
  const curve = '/v1/frameworks/gids/timeline.svg';

  it('show the same numbers as the data', async () => {
    const query = 'principle=3&asOf=2021-12-31';
    const { status, headers, text } = await trial.get(`${map}?${query}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    const timeline = await trial.get(
      `/v1/frameworks/gids/timeline?${query}&interval=day&from=2021-12-31`,
    );
    const [counts] = timeline.json.rows;
    expect(counts.supports).toBeGreaterThan(5);
    expect(text).toContain(`supports: ${counts.supports}<`);
    expect(text).toContain(`opposes: ${counts.opposes}<`);
    expect(text).toContain(`silent (no record): ${counts.silent}<`);
    expect(text).toContain('data-code="SYR"');
  });

  it.each([
    ['country=SYR,FRA,QAT', 'Only SYR, FRA, QAT.'],
    ['group=asean', 'Only members of asean.'],
    ['group=asean&country=KHM,FRA&silent=false', 'Only members of asean, and of these KHM, FRA.'],
  ])('count with %s only those asked about, and say so', async (filter, caption) => {
    const query = `principle=3&asOf=2021-12-31&${filter}`;
    const { text } = await trial.get(`${map}?${query}`);
    const { json } = await trial.get(
      `/v1/frameworks/gids/positions?${query.replace('&silent=false', '')}&silent=true`,
    );
    const silent = json.rows.filter((row: { class: string }) => row.class === 'silent').length;
    expect(text).toContain(caption);
    expect(text).toContain(`silent (no record): ${silent}<`);
    const counted = [...text.matchAll(/: (\d+)<\/text>/g)].map(([, count]) => Number(count));
    expect(counted.reduce((sum, count) => sum + count)).toBe(json.rows.length);
    expect(text).toMatch(new RegExp(`data-code="USA"[^>]* fill="${FILE_PAINT.blank}"`));
  });

  it('need no style sheet, no script and nothing from elsewhere', async () => {
    for (const url of [map, curve]) {
      const { text } = await trial.get(url);
      expect(text).toMatch(/^<\?xml[^>]*>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /<style|style=|<script|https?:|var\(|class=|NaN|undefined/,
      );
    }
  });

  it('say what they show, for a day and a state of knowledge', async () => {
    const { text, headers } = await trial.get(`${curve}?principle=7&asOf=2024-01-01&knownAt=1800`);
    expect(text).toContain('How support for No backdoors evolved');
    expect(text).toContain('On 2024-01-01, as known at event 1800, by latest@1.');
    expect(headers['cache-control']).toContain('immutable');
    const part = await trial.get(`${map}?channel=deeds&review=confirmed&method=weighted@1`);
    expect(part.text).toContain(', by weighted@1, deeds alone, confirmed records alone.');
  });

  it('are not sent again to whoever has them', async () => {
    const { headers } = await trial.get(map);
    const again = await trial.get(map, { 'if-none-match': headers['etag']! });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    expect((await trial.get(map, { 'if-none-match': '*' })).status).toBe(304);
    const strong = headers['etag']!.replace('W/', '');
    expect((await trial.get(map, { 'if-none-match': `"x", ${strong}` })).status).toBe(304);
    const other = await trial.get(`${map}?principle=2`, { 'if-none-match': headers['etag']! });
    expect(other.status).toBe(200);
  });

  it.each([
    [`${map}?principle=1,2`, 400, 'picture.one-principle'],
    [`${map}?principle=99`, 404, 'principle.unknown'],
    [`${map}?colour=red`, 400, 'query.unknown-parameter'],
    [`${map}?asOf=2021-01-01&asOf=2022-01-01`, 400, 'query.repeated-parameter'],
    [`${curve}?asOf=2019-01-01`, 400, 'picture.empty'],
    [`${curve}?from=2030-01-01&asOf=2021-01-01`, 400, 'from.after-to'],
    ['/v1/frameworks/nothing/positions.svg', 404, 'framework.unknown'],
    ['/v1/frameworks/gids/gap.svg', 406, 'answer.no-such-format'],
  ])('refuse %s', async (url, status, code) => {
    const answer = await trial.get(url);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });
});
