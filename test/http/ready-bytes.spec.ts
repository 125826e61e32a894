import { ReadyBytes } from '../../src/http/ready-bytes.js';
import { HttpTrial, STATEMENT } from './http-trial.js';

const MORE = { ...STATEMENT, id: 'once-more', occurredOn: '2022-02-02' };
const ready = (length: number, fill = 'x') => ({ body: Buffer.alloc(length, fill), headers: {} });

describe('bytes kept ready', () => {
  it('are given back as they came, and nothing under another key', () => {
    const bytes = new ReadyBytes(800);
    const answer = ready(10);
    bytes.keep('a', answer);
    expect(bytes.find('a')).toBe(answer);
    expect(bytes.find('b')).toBeUndefined();
  });

  it('never take more than they may; those longest unasked go', () => {
    const bytes = new ReadyBytes(800);
    for (let at = 0; at < 8; at++) bytes.keep(`${at}`, ready(99));
    bytes.find('0');
    bytes.keep('new', ready(47));
    expect(bytes.find('1')).toBeUndefined();
    expect(['0', '2', '7', 'new'].every((key) => bytes.find(key) !== undefined)).toBe(true);
    expect(bytes.bytes).toBe(750);
  });

  it('count an answer kept twice once', () => {
    const bytes = new ReadyBytes(800);
    bytes.keep('a', ready(99));
    bytes.keep('a', ready(60));
    expect(bytes.bytes).toBe(61);
  });

  it('count keys and headers too, which may be longer than the answer', () => {
    const bytes = new ReadyBytes(800_000);
    const headers = { link: 'l'.repeat(1_000) };
    for (let at = 0; at < 100; at++) {
      bytes.keep(`${at}${'&'.repeat(16_000)}`, { ...ready(51), headers });
    }
    expect(bytes.bytes).toBeGreaterThan(700_000);
    expect(bytes.bytes).toBeLessThanOrEqual(800_000);
    expect(bytes.find(`0${'&'.repeat(16_000)}`)).toBeUndefined();
  });

  it('are no more than ten thousand, however short', () => {
    const bytes = new ReadyBytes();
    for (let at = 0; at <= 10_000; at++) bytes.keep(`${at}`, ready(1));
    expect(bytes.find('0')).toBeUndefined();
    expect(bytes.find('1')).toBeDefined();
  });

  it('do not hold what would push out much else', () => {
    const bytes = new ReadyBytes(800);
    bytes.keep('large', ready(101));
    expect(bytes.find('large')).toBeUndefined();
    expect(bytes.bytes).toBe(0);
  });
});

describe('an answer asked for again over HTTP', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  const kept = () => trial.app.get(ReadyBytes, { strict: false });
  const URL = '/v1/frameworks/gids/positions?asOf=2024-01-01';

  it.each(['json', 'csv', 'metadata.json'])(
    'has the same bytes and headers as %s, made once',
    async (format) => {
      const url = URL.replace('positions', `positions.${format}`);
      const before = kept().bytes;
      const first = await trial.get(url);
      const held = kept().bytes;
      const link = first.headers['link'] ?? '';
      const most = Buffer.byteLength(first.text) + `${link}`.length + 1_000;
      expect(held - before).toBeGreaterThan(Buffer.byteLength(first.text));
      expect(held - before).toBeLessThan(most);
      const taken = kept().taken;
      const again = await trial.get(url);
      expect(kept().taken).toBe(taken);
      expect(again.text).toBe(first.text);
      const { date: _a, ...headers } = first.headers;
      const { date: _b, ...sent } = again.headers;
      expect(sent).toEqual(headers);
      expect(kept().bytes).toBe(held);
    },
  );

  it('tells the address it was asked at', async () => {
    const other = URL.replace('?', '?channel=all&');
    await trial.get(URL);
    expect((await trial.get(other)).json.links.self).toBe(other);
  });

  it('may be kept for ever only by whoever fixed both clocks', async () => {
    const { headers, json } = await trial.get(URL);
    const fixed = await trial.get(`${URL}&knownAt=${json.sequence}`);
    expect(headers['cache-control']).toMatch(/must-revalidate/);
    expect(fixed.headers['cache-control']).toMatch(/immutable/);
    expect(fixed.headers['etag']).toBe(headers['etag']);
  });

  it('is a 304 for whoever holds it, ready or not', async () => {
    const { headers } = await trial.get(URL);
    const again = await trial.get(URL, { 'if-none-match': headers['etag']! });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('is made anew after an append', async () => {
    const first = await trial.get(URL);
    expect((await trial.post('/v1/records', MORE)).status).toBe(201);
    const taken = kept().taken;
    const next = await trial.get(URL);
    expect(kept().taken).toBe(taken + 1);
    expect(next.json.sequence).toBe(first.json.sequence + 1);
    expect(next.headers['etag']).not.toBe(first.headers['etag']);
  });

  it('is never kept where the moment is part of it', async () => {
    const before = kept().bytes;
    expect((await trial.get('/v1/status')).status).toBe(200);
    expect(kept().bytes).toBe(before);
  });
});

describe('an answer asked for by many at once', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  const many = (url: string, length = 40) =>
    Promise.all(Array.from({ length }, () => trial.get(url)));

  it('is made once, and given to all', async () => {
    const { taken } = trial.app.get(ReadyBytes, { strict: false });
    const answers = await many('/v1/frameworks/gids/timeline?interval=week');
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, json: { rows: expect.anything() } });
    expect(trial.app.get(ReadyBytes, { strict: false }).taken).toBe(taken + 1);
  });

  it('is refused to each', async () => {
    const answers = await many('/v1/records/never-recorded');
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 404, json: { code: 'record.unknown' } });
    }
  });

  it('is whole for each, where it is a stream', async () => {
    const answers = await many('/v1/frameworks/gids/panel.csv', 4);
    const [first] = answers;
    expect(first!.headers['content-length']).toBeUndefined();
    for (const { text } of answers) expect(text).toBe(first!.text);
  });
});
