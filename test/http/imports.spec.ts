import { gzipSync } from 'node:zlib';
import { CommandBus } from '@nestjs/cqrs';
import { Submit } from '#application/submit.js';
import { GIDS, type Headers, HttpTrial, STATEMENT, SYRIA } from './http-trial.js';

const NDJSON: Headers = { 'content-type': 'application/x-ndjson' };
const DAY_MS = 86_400_000;

/** Statements of one day each. */
const statements = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...STATEMENT,
    id: `statement-${from + i}`,
    occurredOn: new Date(Date.UTC(1990, 0, 1) + (from + i) * DAY_MS).toISOString().slice(0, 10),
  }));
const lines = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('many records in one request', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin();
    await trial.post('/v1/states', SYRIA);
    await trial.post('/v1/frameworks', GIDS);
  });
  afterAll(() => trial.end());

  const send = (body: string | Buffer, headers: Headers = {}, query = '') =>
    trial.send('POST', `/v1/imports${query}`, { ...trial.auth, ...NDJSON, ...headers }, body);
  const head = async () => (await trial.foundation.store.log.head()).sequence;

  it('are recorded in their order, and only once', async () => {
    const before = await head();
    const body = lines(statements(0, 1_200));
    const first = await send(body);
    expect(first).toMatchObject({ status: 200, json: { lines: 1_200, recorded: 1_200, told: [] } });
    expect(await head()).toBe(before + 1_200);
    const again = await send(gzipSync(body), { 'content-encoding': 'gzip' });
    expect(again).toMatchObject({ status: 200, json: { recorded: 0, known: 1_200 } });
    expect(await head()).toBe(before + 1_200);
    const [event] = await trial.foundation.store.log.readAfter(before + 700, 1);
    expect(event!.data['id']).toBe('statement-700');
  });

  it('are held back with the line of their batch that is refused; other batches are not', async () => {
    const before = await head();
    const records: object[] = statements(5_000, 1_000);
    records[10] = { ...records[10], bearings: [{ on: 'gids/99', stance: 'supports' }] };
    records[20] = { ...records[20], occurredOn: '2020-02-31' };
    const { status, json } = await send(`${lines(records)}`);
    expect(status).toBe(422);
    expect(json).toMatchObject({ lines: 1_000, recorded: 500, rejected: 2, held: 498 });
    expect(await head()).toBe(before + 500);
    const [wrong] = json.told.filter(({ line }: { line: number }) => line === 11);
    expect(wrong).toMatchObject({ status: 'rejected', problems: [{ code: 'principle.unknown' }] });
    const mended = await send(lines(statements(5_000, 1_000)));
    expect(mended.json).toMatchObject({ recorded: 500, known: 500, rejected: 0, held: 0 });
  });

  it('are in the log batch by batch, however many write beside', async () => {
    const { log } = trial.foundation.store;
    const commands = trial.app.get(CommandBus, { strict: false });
    const commits: number[] = [];
    const stop = log.onCommit((sequence) => commits.push(sequence));
    const others: Promise<unknown>[] = [];
    let isOver = false;
    // Enough that a queue is longer than a commit takes, with the batch where it would be cut.
    const writeBeside = () => {
      if (isOver) return;
      for (let i = 0; i < 100; i += 1) {
        const data = { ...STATEMENT, id: `beside-${others.length}` };
        others.push(commands.execute(new Submit({ data, actor: 'other', insist: true })));
      }
      setImmediate(writeBeside);
    };
    const before = await head();
    writeBeside();
    const { json } = await send(lines(statements(9_100, 2_000)));
    isOver = true;
    await Promise.all(others);
    stop();
    expect(json).toMatchObject({ recorded: 2_000, rejected: 0 });
    const events = await log.readAfter(before, 1_000_000);
    const imported = events.filter(({ actor }) => actor !== 'other');
    for (let at = 0; at < 2_000; at += 500) {
      const [first, last] = [imported[at]!.sequence, imported[at + 499]!.sequence];
      expect(commits.filter((end) => end >= first && end < last)).toEqual([]);
    }
  });

  it.each([
    ['the act', { id: 'of-its-own' }, 'record.duplicate'],
    ['the identifier', { occurredOn: '2011-11-11' }, 'row.repeated'],
  ])('are held back where two lines of a batch share %s', async (_, other, code) => {
    const before = await head();
    const four = statements(2_000, 4);
    const records = four.with(2, { ...four[1]!, ...other });
    const { status, json } = await send(lines(records));
    expect(status).toBe(422);
    expect(json).toMatchObject({ lines: 4, recorded: 0, rejected: 1, held: 3 });
    expect(await head()).toBe(before);
    const [twin] = json.told.filter(({ line }: { line: number }) => line === 3);
    expect(twin).toMatchObject({ status: 'rejected', problems: [{ code }] });
    expect(twin.problems[0].detail).toMatch(/line 2/i);
  });

  it('tell of an identifier that an earlier import took, and nothing of idempotency keys', async () => {
    const [first] = statements(2_500, 1);
    expect((await send(lines([first!]))).json).toMatchObject({ recorded: 1 });
    const { json } = await send(lines([{ ...first!, occurredOn: '2012-12-12' }]));
    const [{ problems }] = json.told;
    expect(problems).toMatchObject([{ code: 'row.repeated' }]);
    expect(problems[0].detail).toContain('"statement-2500" is the identifier');
  });

  it('count a line that stands twice once', async () => {
    const [first] = statements(3_000, 1);
    const { json } = await send(lines([first!, first!]));
    expect(json).toMatchObject({ recorded: 1, known: 1, rejected: 0 });
  });

  it('are refused alone where an identifier holds half a character', async () => {
    const [first, other] = statements(7_000, 2);
    const { status, json } = await send(lines([{ ...first, id: '\ud800' }, other!]));
    expect(status).toBe(422);
    expect(json).toMatchObject({ lines: 2, rejected: 1 });
    const [wrong] = json.told.filter(({ line }: { line: number }) => line === 1);
    expect(wrong).toMatchObject({ problems: [{ code: 'identifier.not-a-slug', pointer: '/id' }] });
  });

  it('may have lines that say nothing, no line feed at the end, and records without id', async () => {
    const { id: _, ...nameless } = statements(9_000, 1)[0]!;
    const body = `\n${JSON.stringify(nameless)}\n\n${JSON.stringify(statements(9_001, 1)[0])}`;
    expect((await send(body)).json).toMatchObject({ lines: 4, recorded: 2 });
    expect((await send(body)).json).toMatchObject({ recorded: 0, known: 2 });
  });

  it('are told alike by a dry run and by recording, whatever batch the other line is in', async () => {
    const [one, other, ...rest] = statements(12_000, 502);
    const twin = { ...one, id: 'twin-of-a-batch' };
    const body = lines([one!, ...rest, twin, other!]);
    const tried = await send(body, {}, '?dryRun=true');
    expect(tried.json).toMatchObject({ lines: 503, recorded: 500, rejected: 1, held: 2 });
    const sent = await send(body);
    const { dryRun: _, ...foretold } = tried.json;
    const placed = ({ line, status }: { line: number; status: string }) => [line, status];
    expect(sent.json).toMatchObject({ recorded: 500, rejected: 1, held: 2 });
    expect(sent.json.told.map(placed)).toEqual(foretold.told.map(placed));
  });

  it('are only tried in a dry run, also against those before them', async () => {
    const before = await head();
    const [first, second] = statements(7_000, 2);
    const body = lines([first!, second!]);
    const tried = await send(body, {}, '?dryRun=true');
    expect(tried).toMatchObject({ status: 200, json: { dryRun: true, lines: 2, recorded: 2 } });
    const twice = await send(lines([first!, { ...first, id: 'twin' }]), {}, '?dryRun=true');
    const none = { dryRun: true, recorded: 0, rejected: 1, held: 1 };
    expect(twice).toMatchObject({ status: 422, json: none });
    expect(twice.json.told).toMatchObject([
      { line: 1, status: 'held' },
      { line: 2, problems: [{ code: 'record.duplicate' }] },
    ]);
    expect(await head()).toBe(before);
    const sent = await send(body, {}, '?dryRun=false');
    expect(sent.json).toEqual({ ...sent.json, recorded: 2 });
    expect(sent.json).not.toHaveProperty('dryRun');
    const again = await send(body, {}, '?dryRun=true');
    expect(again.json).toMatchObject({ recorded: 0, known: 2 });
  });

  it.each([
    ['?insist=true', 'query.unknown-parameter', 'insist'],
    ['?dryrun=true', 'query.unknown-parameter', 'dryrun'],
    ['?dryRun=yes', 'dry-run.malformed', 'dryRun'],
  ])('are refused with %s, and nothing is recorded', async (query, code, pointer) => {
    const before = await head();
    const answer = await send(lines(statements(8_000, 1)), {}, query);
    expect(answer).toMatchObject({ status: 400, json: { code, errors: [{ pointer }] } });
    expect(await head()).toBe(before);
  });

  it.each<[string, Headers]>([
    ['of another type', { 'content-type': 'text/csv' }],
    ['of the type of one record', { 'content-type': 'application/json' }],
    ['of no type', { 'content-type': '' }],
  ])('%s are told at once which it must be, and where a table goes', async (_, headers) => {
    const { status, json } = await send('nr,country\n1,France\n', headers);
    expect({ status, code: json.code }).toEqual({ status: 415, code: 'body.wrong-media-type' });
    expect(json.detail).toContain('Content-Type: application/x-ndjson');
    expect(json.detail).toContain('"standpoint import" with a mapping');
    expect(json.detail).not.toContain('application/json');
  });

  it.each<[string, string | Buffer, Headers, number, string]>([
    ['is no JSON', '{"id": ', {}, 422, 'import.lines-refused'],
    ['is packed otherwise', '{}', { 'content-encoding': 'br' }, 415, 'body.wrong-media-type'],
    ['is not packed as it says', '{}', { 'content-encoding': 'gzip' }, 400, 'body.not-gzip'],
    ['is no UTF-8', Buffer.from([0x7b, 0xff, 0x0a]), {}, 400, 'body.not-utf8'],
    ['names a key of one write', '{}', { 'idempotency-key': 'a' }, 400, 'import.wrong-header'],
    ['names a version', '{}', { 'if-match': '"3"' }, 400, 'import.wrong-header'],
    ['never ends a line', 'x'.repeat(1_100_000), {}, 400, 'body.line-too-long'],
    ['has no key', '{}', { authorization: '' }, 401, 'key.missing'],
  ])('that %s is refused', async (_, body, headers, status, code) => {
    const before = await head();
    const answer = await send(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.json.code).toBe(code);
    expect(await head()).toBe(before);
  });
});
