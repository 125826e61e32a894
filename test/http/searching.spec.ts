import { parse } from 'csv-parse/sync';
import { HttpTrial } from './http-trial.js';

describe('records over HTTP', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  const ids = (json: { rows: { id: string }[] }) => json.rows.map(({ id }) => id);

  it('are found by words, page after page at the addresses that it names', async () => {
    const { json: all } = await trial.get('/v1/records?q=%22data+security%22&limit=1000');
    expect(all.n).toBe(all.rows.length);
    expect(all.n).toBeGreaterThan(14);
    const seen: string[] = [];
    let address = '/v1/records?q=%22data+security%22&limit=7';
    while (address) {
      const { json, status } = await trial.get(address);
      expect([status, json.n]).toEqual([200, all.n]);
      seen.push(...ids(json));
      address = json.links.next;
    }
    expect(seen).toEqual(ids(all));
  });

  it('stay at their permanent address, words, filters and order', async () => {
    const { json } = await trial.get('/v1/records?q=C%C3%B4te&party=CIV,CHN&publisher=A,%20B');
    expect(json.links.permanent).toContain('q=C%C3%B4te&party=CIV,CHN');
    const { json: found } = await trial.get('/v1/records?q=surveil*+%22mass%22');
    const { json: again } = await trial.get(found.links.permanent);
    expect(again.rows).toEqual(found.rows);
    expect(found.rows.length).toBeGreaterThan(1);
  });

  it('are counted as a table, under the tag of what is known', async () => {
    const { text, headers } = await trial.get('/v1/records/facets.csv?q=surveillance&kind=vote');
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(Object.keys(rows[0]!)).toEqual(['facet', 'value', 'n']);
    const kinds = rows.filter(({ facet }) => facet === 'kind').map(({ value }) => value);
    expect(kinds).toContain('statement');
    const { json } = await trial.get('/v1/records/facets?q=surveillance&kind=vote');
    expect(rows.map(({ n }) => Number(n))).toEqual(json.rows.map(({ n }: { n: number }) => n));
    const held = { 'if-none-match': headers['etag']! };
    const address = '/v1/records/facets.csv?q=surveillance&kind=vote';
    expect(await trial.get(address, held)).toMatchObject({ status: 304 });
  });

  it('come whole as a table, best first', async () => {
    const { text } = await trial.get('/v1/records.csv?q=%22data+security%22&limit=all');
    const { json } = await trial.get('/v1/records?q=%22data+security%22&limit=1000');
    const rows: { id: string }[] = parse(text, { columns: true });
    expect(rows.map(({ id }) => id)).toEqual(ids(json));
  });
});
