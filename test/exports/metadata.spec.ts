import { createHash } from 'node:crypto';
import { HttpTrial } from '../http/http-trial.js';

const QUERY = 'interval=year&asOf=2021-12-31&knownAt=1885';

describe('what is told beside a table', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  it('is true of its CSV, and says where it stands and how to cite it', async () => {
    const path = '/v1/frameworks/gids/timeline';
    const { text } = await trial.get(`${path}.csv?${QUERY}`);
    const { status, headers, json } = await trial.get(`${path}.metadata.json?${QUERY}`);
    expect(status).toBe(200);
    expect(headers['cache-control']).toContain('immutable');
    const { permanent } = (await trial.get(`${path}.json?${QUERY}`)).json.links;
    expect(json).toMatchObject({
      name: 'timeline',
      permanent,
      sequence: 1885,
      method: 'latest@1',
      rows: text.split('\n').length - 2,
      csv: {
        sha256: createHash('sha256').update(text).digest('hex'),
        bytes: Buffer.byteLength(text),
      },
      licence: { name: 'CC-BY-4.0' },
      citation: expect.stringContaining(permanent),
    });
    const names = json.columns.map(({ name }: { name: string }) => name);
    expect(names.join()).toBe(text.split('\n')[0]);
    expect(json.columns[1]).toEqual({
      name: 'date',
      type: 'day',
      description: 'Last day of the period.',
    });
  });

  it('has a tag of its own', async () => {
    const address = `/v1/frameworks/gids/timeline.metadata.json?${QUERY}`;
    const { headers } = await trial.get(address);
    const again = await trial.get(address, { 'if-none-match': String(headers['etag']) });
    expect(again.status).toBe(304);
    const table = await trial.get(`/v1/frameworks/gids/timeline.csv?${QUERY}`, {
      'if-none-match': String(headers['etag']),
    });
    expect(table.status).toBe(200);
  });

  it('is linked from the answer', async () => {
    const { json } = await trial.get(`/v1/frameworks/gids/timeline?${QUERY}`);
    expect(json.links['metadata.json']).toBe(`/v1/frameworks/gids/timeline.metadata.json?${QUERY}`);
    expect(json.links).toMatchObject({ parquet: expect.any(String), xlsx: expect.any(String) });
  });
});
