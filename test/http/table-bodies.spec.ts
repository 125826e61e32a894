import { get, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { bodyOf } from '../../src/http/table-bodies.js';

async function* broken(why: string, ...all: readonly string[]) {
  yield* all;
  throw new Error(why);
}

async function* pieces(...all: readonly string[]) {
  yield* all;
}

describe('the body of a table', () => {
  it('is sent with its length when it is short', async () => {
    expect(await bodyOf(pieces())).toEqual(Buffer.alloc(0));
    expect(await bodyOf(pieces('a\n'))).toEqual(Buffer.from('a\n'));
  });

  it('is streamed when it is longer, and nothing of it is lost', async () => {
    const body = await bodyOf(pieces('a\n', '1\n', '2\n'));
    expect(Buffer.isBuffer(body)).toBe(false);
    expect(await text(body as NodeJS.ReadableStream & AsyncIterable<Buffer>)).toBe('a\n1\n2\n');
  });

  it('lets what fails at once be refused', async () => {
    await expect(bodyOf(broken('Too many rows.'))).rejects.toThrow('Too many rows.');
  });

  it('breaks the connection where it breaks off, so that nobody takes it for whole', async () => {
    const app = Fastify();
    app.get('/', async (_request, reply) =>
      reply.send(await bodyOf(broken('The store is gone.', 'a\n', '1\n', '2\n'))),
    );
    await app.listen({ port: 0 });
    try {
      expect(await outcome(app.server)).toBe('ECONNRESET');
    } finally {
      await app.close();
    }
  });
});

/** How the client sees the answer end. */
function outcome(server: Server): Promise<string> {
  const { port } = server.address() as { port: number };
  return new Promise((resolve) => {
    get({ port, agent: false }, (response) => {
      response.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
      response.on('end', () => resolve('whole'));
      response.resume();
    }).on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
  });
}
