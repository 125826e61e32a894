import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReadModel } from '#application/read-model.js';
import { type Foundation, foundationIn } from '../../src/app.module.js';
import { startServer } from '../../src/serve.js';
import { StoppedClock } from './trial.js';

/** What a server sent. */
export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  readonly json: any;
}

/** A server on a data folder and a real socket, with a clock that stands still. */
export class CitingServer {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly clock: StoppedClock,
    readonly foundation: Foundation,
    private readonly key: string,
  ) {}

  static async on(
    folder: string,
    { corpus = true, keyed = 'tester' }: { corpus?: boolean; keyed?: string } = {},
  ): Promise<CitingServer> {
    return CitingServer.over(await foundationIn(folder), { corpus, keyed });
  }

  static async over(
    given: Foundation,
    { corpus, keyed = 'tester' }: { corpus: boolean; keyed?: string },
  ): Promise<CitingServer> {
    const clock = new StoppedClock(new Date('2027-02-01T12:00:00Z'));
    const foundation = { ...given, clock };
    const key = await foundation.keys.create(keyed);
    const app = await startServer(foundation, { corpus });
    await app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.getHttpServer().address() as { port: number };
    return new CitingServer(app, `http://127.0.0.1:${port}`, clock, foundation, key);
  }

  async get(address: string, headers: Record<string, string> = {}): Promise<Sent> {
    return sent(await fetch(this.url + address, { headers }));
  }

  async cite(body: unknown, headers: Record<string, string> = {}): Promise<Sent> {
    return sent(
      await fetch(`${this.url}/v1/cite`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  }

  /** Writes with a key, and waits until answers show it. */
  async write(address: string, body: unknown): Promise<Sent> {
    const written = await sent(
      await fetch(this.url + address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.key}` },
        body: JSON.stringify(body),
      }),
    );
    if (written.status !== 201) throw new Error(written.bytes.toString());
    await this.app.get(ReadModel, { strict: false }).reached(written.json.sequence);
    return written;
  }

  async end(): Promise<void> {
    await this.app.close();
  }
}

async function sent(response: Response): Promise<Sent> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = /[/+]json;/.test(response.headers.get('content-type') ?? '');
  const json = isJson ? JSON.parse(bytes.toString()) : undefined;
  return { status: response.status, headers: response.headers, bytes, json };
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
