import { EventEmitter, once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { NEVER, Subject } from 'rxjs';
import type { EventFeed } from '#application/event-feed.js';
import { patienceOf } from '../../src/http/waiting/patience.js';
import { WaitingRoom } from '../../src/http/waiting/waiting-room.js';
import type { StoppedClock } from '../support/trial.js';
import { type Headers, HttpTrial, STATEMENT } from './http-trial.js';

const POSITIONS = '/v1/frameworks/gids/positions';

let trial: HttpTrial;
let count = 0;
beforeEach(async () => {
  trial = await HttpTrial.begin({ corpus: true });
});
afterEach(() => trial.end());

const room = () => trial.app.get(WaitingRoom, { strict: false });

const record = async (): Promise<number> => {
  count += 1;
  const { status, json } = await trial.post('/v1/records?insist=true', {
    ...STATEMENT,
    id: `waited-for-${count}`,
  });
  expect(status).toBe(201);
  return json.sequence;
};

/** Its tag, as one who holds the answer sends it. */
async function held(url: string): Promise<Headers> {
  return { 'if-none-match': (await trial.get(url)).headers['etag']! };
}

/** Resolves once so many wait. */
async function waiting(size: number): Promise<void> {
  while (room().size !== size) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function timed<Result>(work: Promise<Result>): Promise<[Result, tookMs: number]> {
  const began = performance.now();
  const result = await work;
  return [result, performance.now() - began];
}

describe('a read that waits', () => {
  it('is answered when a record comes, with the answer that it changes', async () => {
    const headers = await held(POSITIONS);
    const answer = trial.get(`${POSITIONS}?wait=30`, headers);
    await waiting(1);
    const sequence = await record();
    const { status, json, headers: got } = await answer;
    expect(status).toBe(200);
    expect(json.sequence).toBe(sequence);
    expect(got['etag']).not.toBe(headers['if-none-match']);
    expect(room().size).toBe(0);
  });

  it('is a 304 when time is over', async () => {
    const headers = await held(POSITIONS);
    const [answer, tookMs] = await timed(trial.get(`${POSITIONS}?wait=1`, headers));
    expect(answer).toMatchObject({ status: 304, text: '' });
    expect(answer.headers['etag']).toBe(headers['if-none-match']);
    expect(tookMs).toBeGreaterThan(990);
    expect(tookMs).toBeLessThan(2_500);
  });

  it.each(['csv', 'ndjson', 'metadata.json'])('waits as %s', async (format) => {
    const url = `${POSITIONS}.${format}`;
    const answer = trial.get(`${url}?wait=30`, await held(url));
    await waiting(1);
    await record();
    expect((await answer).status).toBe(200);
  });

  it('follows the log, an empty page at a time', async () => {
    const { sequence } = (await trial.get('/v1/methods')).json;
    const url = `/v1/events?after=${sequence}`;
    const answer = trial.get(`${url}&wait=30`, await held(url));
    await waiting(1);
    await record();
    expect((await answer).json).toMatchObject([{ sequence: sequence + 1 }]);
  });

  it('is answered at once without a tag, with another, and where the moment is part of the answer', async () => {
    const other = { 'if-none-match': 'W/"other.json"' };
    const moment = await held('/v1/status');
    const [answers, tookMs] = await timed(
      Promise.all([
        trial.get(`${POSITIONS}?wait=30`),
        trial.get(`${POSITIONS}?wait=30`, other),
        trial.get('/v1/status?wait=30', moment),
      ]),
    );
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual([200, 200]);
    expect(tookMs).toBeLessThan(5_000);
  });

  it('does not wait for what cannot change', async () => {
    const url = `${POSITIONS}?asOf=2024-01-01&knownAt=1885`;
    const headers = await held(url);
    const [{ status, headers: got }, tookMs] = await timed(trial.get(`${url}&wait=30`, headers));
    expect(status).toBe(304);
    expect(got['cache-control']).toMatch(/immutable/);
    expect(tookMs).toBeLessThan(5_000);
  });

  it('goes on waiting when the event changes another answer only', async () => {
    const url = `${POSITIONS}?knownAt=1885`;
    const answer = trial.get(`${url}&wait=2`, await held(url));
    await waiting(1);
    await record();
    await waiting(1);
    expect((await answer).status).toBe(304);
  });

  it('notices the day that begins at midnight UTC', async () => {
    const clock = trial.foundation.clock as StoppedClock;
    clock.instant = new Date('2026-11-24T23:59:59.900Z');
    const url = `${POSITIONS}?knownAt=1885`;
    const answers = [url, '/v1/frameworks/gids/timeline'].map(async (each) =>
      trial.get(`${each}${each === url ? '&' : '?'}wait=30`, await held(each)),
    );
    await waiting(2);
    clock.instant = new Date('2026-11-25T00:00:00.100Z');
    const [positions] = await Promise.all(answers);
    expect(positions).toMatchObject({ status: 200, json: { query: { asOf: '2026-11-25' } } });
  });

  it('leaves no trace of it in tag, query, links and kept bytes', async () => {
    const url = `${POSITIONS}?country=SYR`;
    const plain = await trial.get(url);
    for (const waited of [`${url}&wait=5`, `${POSITIONS}?wait=5&country=SYR`]) {
      const answer = await trial.get(waited);
      expect(answer.text).toBe(plain.text);
      for (const name of ['etag', 'link', 'cache-control', 'vary']) {
        expect(answer.headers[name]).toBe(plain.headers[name]);
      }
    }
  });

  it('answers five hundred of one question, and many of others, with one event', async () => {
    const urls = Array.from({ length: 50 }, (_, at) => `${POSITIONS}?asOf=2023-01-${(at % 28) + 1}`)
      .map((url) => url.replace(/-(\d)$/, '-0$1'))
      .concat(Array.from({ length: 500 }, () => '/v1/frameworks/gids/timeline'));
    const tags = new Map<string, Headers>();
    for (const url of new Set(urls)) tags.set(url, await held(url));
    const answers = urls.map((url) =>
      trial.get(`${url}${url.includes('?') ? '&' : '?'}wait=60`, tags.get(url)!),
    );
    await waiting(urls.length);
    const sequence = await record();
    const got = await Promise.all(answers);
    expect(new Set(got.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(got.map(({ json }) => json.sequence))).toEqual(new Set([sequence]));
    expect(room().size).toBe(0);
  });
});

describe('a room in which answers have moved', () => {
  it('keeps nobody waiting who looked at an answer before that', async () => {
    const moved = new Subject<number>();
    const moving = new WaitingRoom({ moved } as unknown as EventFeed, trial.foundation.clock);
    moving.onModuleInit();
    const looked = moving.moves;
    moved.next(1);
    const answer = moving.moved(looked, 60_000, new EventEmitter() as ServerResponse);
    expect(moving.size).toBe(0);
    expect(await answer).toBe(true);
    await moving.beforeApplicationShutdown();
  });
});

describe('a room that is full', () => {
  it('lets nobody in, and everybody out when the server stops', async () => {
    const clock = trial.foundation.clock;
    const full = new WaitingRoom({ moved: NEVER } as unknown as EventFeed, clock);
    const enter = () => full.moved(0, 60_000, new EventEmitter() as ServerResponse);
    const inside = Array.from({ length: 5_000 }, enter);
    await expect(enter()).rejects.toMatchObject({ code: 'wait.too-many', kind: 'unavailable' });
    await full.beforeApplicationShutdown();
    expect(new Set(await Promise.all(inside))).toEqual(new Set([false]));
    expect(full.size).toBe(0);
    expect(await enter()).toBe(false);
  });
});

describe('Prefer: wait', () => {
  it('does what the parameter does, and is told to be applied', async () => {
    const headers = { ...(await held(POSITIONS)), prefer: 'respond-async, wait=30' };
    const answer = trial.get(POSITIONS, headers);
    await waiting(1);
    await record();
    const { status, headers: got } = await answer;
    expect(status).toBe(200);
    expect(got['preference-applied']).toBe('wait=30');
  });

  it('is told with a 304, too, and not where nobody preferred anything', async () => {
    const headers = await held(POSITIONS);
    const preferred = await trial.get(POSITIONS, { ...headers, prefer: 'wait=1' });
    expect(preferred).toMatchObject({ status: 304, headers: { 'preference-applied': 'wait=1' } });
    const plain = await trial.get(`${POSITIONS}?wait=1`, headers);
    expect(plain.headers['preference-applied']).toBeUndefined();
  });

  it.each([
    ['wait=10', 10],
    ['respond-async; x=1, Wait = "7"; y', 7],
    ['wait=600', 60],
    ['wait=3, wait=9', 3],
  ])('understands %s', (header, seconds) => {
    expect(patienceOf(undefined, header)).toEqual({ seconds, applied: `wait=${seconds}` });
  });

  it.each(['wait=0', 'wait=-1', 'wait=soon', 'wait', 'await=3', 'return=minimal'])(
    'passes over %s',
    (header) => {
      expect(patienceOf(undefined, header)).toBeUndefined();
    },
  );
});

describe('a wait that makes no sense', () => {
  it.each(['-1', '0', 'abc', '1.5', '61', '1000', ''])('is refused: %j', async (wait) => {
    const { status, json } = await trial.get(`${POSITIONS}?wait=${wait}`);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'wait.malformed', errors: [{ pointer: 'wait' }] });
  });

  it('is refused twice', async () => {
    const { json } = await trial.get(`${POSITIONS}?wait=1&wait=2`);
    expect(json.code).toBe('query.repeated-parameter');
  });
});

describe('over a connection', () => {
  /** Sends a read that waits; the answer may never come. */
  async function ask(): Promise<{ leave: () => void; answer: Promise<IncomingMessage> }> {
    const headers = await held(POSITIONS);
    const server = trial.app.getHttpAdapter().getInstance();
    if (!server.server.listening) await server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.server.address() as { port: number };
    const request = get({ port, path: `${POSITIONS}?wait=60`, headers });
    const answer = once(request, 'response').then(([response]) => response as IncomingMessage);
    answer.catch(() => {});
    return { leave: () => request.destroy(), answer };
  }

  it('forgets who is gone', async () => {
    const { leave } = await ask();
    await waiting(1);
    leave();
    await waiting(0);
  });

  it('does not keep the server from stopping', async () => {
    const { answer } = await ask();
    await waiting(1);
    const [response, tookMs] = await timed(Promise.all([answer, trial.end()]));
    expect(response[0].statusCode).toBe(304);
    response[0].resume();
    expect(tookMs).toBeLessThan(2_000);
  });
});
