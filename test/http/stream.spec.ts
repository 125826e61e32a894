import { once } from 'node:events';
import { corpusFolder, HEAD, type Server, serve } from '../cli/standpoint.js';
import { removeTempFolders } from '../support/temp-folder.js';
import { type Heard, StreamReader } from './stream-reader.js';

afterAll(removeTempFolders);

async function record(server: Server, id: string): Promise<void> {
  const response = await fetch(`${server.url}/v1/records?insist=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ id, kind: 'statement', party: 'FRA', occurredOn: '2022-05-01', tags: [id] },
      bearings: [{ on: 'gids/4', stance: 'supports' }],
      sources: [{ title: 'A title' }],
    }),
  });
  expect(response.status).toBe(201);
}

async function review(server: Server, id: string, body: object): Promise<void> {
  const response = await fetch(`${server.url}/v1/records/${id}/reviews`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
}

describe('the stream of events', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve(await corpusFolder());
  });
  afterAll(() => server.stop());

  it('gives what is there after a sequence, then what comes, in order and once', async () => {
    const reader = await StreamReader.open(server, `?after=${HEAD - 700}`);
    expect(reader.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    await reader.until(700);
    await record(server, 'streamed-1');
    const heard = await reader.until(701);
    reader.leave();
    expect(heard.map(({ id }) => id)).toEqual(
      Array.from({ length: 701 }, (_, at) => HEAD - 699 + at),
    );
    expect(heard[700]).toMatchObject({
      event: 'events',
      data: { type: 'standpoint.StatementRecorded', subject: 'streamed-1', sequence: HEAD + 1 },
    });
  });

  it('goes on where Last-Event-ID says, without a gap or a repeat', async () => {
    const first = await StreamReader.open(server, '');
    await record(server, 'streamed-2');
    const [{ id }] = (await first.until(1)) as [Heard];
    first.leave();
    await record(server, 'streamed-3');
    const second = await StreamReader.open(server, '', { 'last-event-id': String(id) });
    await record(server, 'streamed-4');
    const heard = await second.until(2);
    second.leave();
    expect(heard.map(({ id: next }) => next)).toEqual([id + 1, id + 2]);
  });

  it('says which frameworks may have moved', async () => {
    const reader = await StreamReader.open(server, '?topics=positions,events');
    await record(server, 'streamed-5');
    const heard = await reader.until(2);
    reader.leave();
    expect(heard.map(({ event }) => event)).toEqual(['positions', 'events']);
    expect(heard[0]!.data).toEqual({
      sequence: heard[0]!.id,
      subject: 'streamed-5',
      frameworks: ['gids'],
    });
  });

  it('leaves open which may have moved where a review speaks of a record', async () => {
    await record(server, 'streamed-6');
    const reader = await StreamReader.open(server, '?topics=positions');
    for (const [coder, verdict, bearings] of [
      ['second', 'confirmed', []],
      ['third', 'adjudicated', [{ on: 'china-las', stance: 'supports' }]],
    ] as const) {
      await review(server, 'streamed-6', { coder, verdict, bearings });
    }
    const heard = await reader.until(2);
    reader.leave();
    expect(heard.map(({ data }) => data['frameworks'])).toEqual([null, null]);
  });

  it('carries the same to many readers, while many write', async () => {
    const readers = await Promise.all(
      Array.from({ length: 20 }, () => StreamReader.open(server, '')),
    );
    await Promise.all(Array.from({ length: 40 }, (_, at) => record(server, `many-${at}`)));
    const heard = await Promise.all(readers.map((reader) => reader.until(40)));
    for (const reader of readers) reader.leave();
    const [first] = heard;
    const begin = first![0]!.id;
    expect(first!.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, at) => begin + at));
    for (const each of heard) expect(each).toEqual(first);
  });

  it.each([
    ['?topic=events', 'query.unknown-parameter'],
    ['?topics=votes', 'topics.unknown'],
    ['?after=minus', 'sequence.malformed'],
    ['?after=', 'sequence.malformed'],
    ['?after=99999999', 'sequence.beyond-head'],
  ])('refuses %s', async (query, code) => {
    const response = await fetch(`${server.url}/v1/stream${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });

  it('names the header that is wrong', async () => {
    const headers = { 'last-event-id': 'abc' };
    const response = await fetch(`${server.url}/v1/stream`, { headers });
    expect(await response.json()).toMatchObject({
      status: 400,
      errors: [{ code: 'sequence.malformed', pointer: 'Last-Event-ID' }],
    });
  });

  it('answers HEAD, and lets the server stop at once', async () => {
    const head = await fetch(`${server.url}/v1/stream`, { method: 'HEAD' });
    expect(head.headers.get('content-type')).toContain('text/event-stream');
    const own = await serve(await corpusFolder());
    const reader = await StreamReader.open(own, '');
    const ended = once(reader.response, 'end');
    expect(await own.stop()).toBe(0);
    await ended;
  });
});
