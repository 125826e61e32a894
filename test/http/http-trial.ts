import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReadModel } from '#application/read-model.js';
import { type Foundation, memoryFoundation } from '../../src/app.module.js';
import { startServer } from '../../src/serve.js';
import { StoppedClock } from '../support/trial.js';

export type Headers = Readonly<Record<string, string>>;

/** What came back, with the body parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  readonly json: any;
}

interface Settings {
  readonly corpus?: boolean;
  readonly origin?: string;
}

/** The whole application in memory, asked over HTTP without a socket. */
export class HttpTrial {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly foundation: Foundation,
    readonly key: string,
  ) {}

  static async begin({ corpus = false, origin }: Settings = {}): Promise<HttpTrial> {
    const foundation = await memoryFoundation(new StoppedClock());
    const key = await foundation.keys.create('tester');
    const app = await startServer(foundation, { corpus, origin });
    return new HttpTrial(app, foundation, key);
  }

  get auth(): Headers {
    return { authorization: `Bearer ${this.key}` };
  }

  async get(url: string, headers: Headers = {}): Promise<Answer> {
    return this.send('GET', url, headers);
  }

  /** A write with a key; waits until the answers show it. */
  async post(url: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    const answer = await this.send(
      'POST',
      url,
      { ...this.auth, 'content-type': 'application/json', ...headers },
      typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    );
    if (answer.status === 201) {
      await this.app.get(ReadModel, { strict: false }).reached(answer.json.sequence);
    }
    return answer;
  }

  async send(
    method: string,
    url: string,
    headers: Headers = {},
    payload?: string | Buffer,
  ): Promise<Answer> {
    const response = await this.app.inject({
      method: method as 'GET',
      url,
      headers: { ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = /[/+]json;/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      headers: response.headers as Answer['headers'],
      text: response.payload,
      json: isJson && response.payload !== '' ? JSON.parse(response.payload) : undefined,
    };
  }

  async end(): Promise<void> {
    await this.app.close();
  }
}

export const SYRIA = { code: 'SYR', name: 'Syria', unMemberFrom: '1945-10-24' };
export const NAMIBIA = {
  code: 'NAM',
  name: 'Namibia',
  alpha2: 'NA',
  unMemberFrom: '1990-04-23',
};

export const GIDS = {
  id: 'gids',
  title: 'Global Initiative on Data Security',
  announcedOn: '2020-09-08',
  principles: [{ ordinal: 3, label: 'No mass surveillance' }],
  sources: [{ title: 'The text' }],
};

/** A sound record. */
export const STATEMENT = {
  id: 'syr-support-2020',
  kind: 'statement',
  party: 'SYR',
  occurredOn: '2020-09-20',
  bearings: [{ on: 'gids/3', stance: 'supports' }],
  sources: [{ title: 'SANA' }],
};
