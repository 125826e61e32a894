import { once } from 'node:events';
import {
  createServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { foundationIn } from '../../src/app.module.js';
import { Follower } from '../../src/http/stream/follower.js';
import { startServer } from '../../src/serve.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { STATEMENT } from './http-trial.js';
import { StreamReader } from './stream-reader.js';

afterAll(removeTempFolders);

/** More than the system takes in for one who does not read. */
const MUCH = Buffer.alloc(16_000_000, 'x');

describe('one reader of the stream', () => {
  const server = createServer();
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  /** The follower of the next request. */
  async function served(patienceMs?: number) {
    const [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
    return { response, follower: new Follower(response, new Set(), 0, patienceMs) };
  }

  it('is let go when it takes nothing, though what was sent never leaves', async () => {
    const socket = ask(server);
    const { response, follower } = await served(50);
    const closed = once(response, 'close');
    follower.send(MUCH, 1);
    await follower.drained();
    await closed;
    expect(response.writableFinished).toBe(false);
    expect(follower.isOpen).toBe(false);
    socket.destroy();
  });

  it('gets all of it and an end when it is merely slow', async () => {
    const request = get(urlOf(server));
    const { response, follower } = await served(60_000);
    follower.send(MUCH, 1);
    follower.end();
    expect(response.writableFinished).toBe(false);
    const [reading] = (await once(request, 'response')) as [IncomingMessage];
    const text = await buffer(reading);
    expect(text.length).toBeGreaterThan(MUCH.length);
    expect(reading.complete).toBe(true);
  });

  it('leaves no listener behind each time it has drained', async () => {
    const socket = ask(server).resume();
    const { response, follower } = await served();
    const listeners = () => response.listenerCount('close') + response.listenerCount('drain');
    const before = listeners();
    for (let i = 1; i <= 3; i += 1) {
      follower.send(MUCH, i);
      expect(response.writableNeedDrain).toBe(true);
      await follower.drained();
    }
    expect(follower.isOpen).toBe(true);
    expect(listeners()).toBe(before);
    socket.destroy();
  });
});

describe('readers of the stream while very much comes in', () => {
  const COUNT = 10_000;
  let app: NestFastifyApplication;
  let server: Server;
  let key: string;
  beforeAll(async () => {
    const foundation = await foundationIn(tempFolder());
    key = await foundation.keys.create('tester');
    app = await startServer(foundation, { corpus: true });
    await app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
    server = app.getHttpServer();
  });
  afterAll(() => app.close());

  async function bringIn(): Promise<void> {
    const lines = Array.from({ length: COUNT }, (_, i) =>
      JSON.stringify({
        ...{ ...STATEMENT, id: `much-${i}`, party: 'FRA' },
        occurredOn: new Date(Date.UTC(1995, 0, 1 + i)).toISOString().slice(0, 10),
      }),
    );
    const response = await fetch(`${urlOf(server)}/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    expect(await response.json()).toMatchObject({ recorded: COUNT });
  }

  it('go on when they read, and are let go when they do not', async () => {
    const stalled: Socket[] = [];
    const gone: Promise<unknown>[] = [];
    for (let i = 0; i < 5; i += 1) {
      stalled.push(ask(server, '/v1/stream'));
      const [served] = (await once(server, 'connection')) as [Socket];
      gone.push(once(served, 'close'));
    }
    const reader = await StreamReader.open({ url: urlOf(server) }, '');
    await bringIn();
    const ids = (await reader.until(COUNT)).map(({ id }) => id);
    reader.leave();
    expect(ids).toEqual(Array.from({ length: COUNT }, (_, i) => ids[0]! + i));
    await Promise.all(gone);
    for (const socket of stalled) socket.destroy();
  }, 60_000);
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const urlOf = (server: Server): string => `http://127.0.0.1:${portOf(server)}`;

/** Asks for something and does not read the answer. */
function ask(server: Server, path = '/'): Socket {
  const socket = connect(portOf(server), '127.0.0.1').pause();
  socket.on('error', () => {});
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  return socket;
}
