import { Controller, Get, Module, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { NEVER } from 'rxjs';
import { Citations } from '#application/citing/citations.js';
import { EventFeed } from '#application/event-feed.js';
import { Keeper } from '#application/keeper/keeper.js';
import { PackageMaker } from '#application/package-maker.js';
import { TableFormats } from '#application/table-format.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import { Clock } from '#kernel/clock.js';
import type { JsonObject } from '#kernel/json.js';
import { KeyRing } from '#kernel/key-ring.js';
import { type RefusalKind, refuse } from '#kernel/refusal.js';
import { MemoryKeyRing } from '#store/memory/memory-key-ring.js';
import { StoreDamaged } from '#store/store-damaged.js';
import { DamageAlarm } from '../../src/http/damage-alarm.js';
import { fastifyAdapter } from '../../src/http/fastify-adapter.js';
import { harden } from '../../src/http/harden.js';
import { HttpModule } from '../../src/http/http.module.js';
import { toHttpError } from '../../src/http/http-error.js';
import { PublicAddress } from '../../src/http/public-address.js';
import { QuestionBook } from '../../src/http/question-book.js';
import { StoppedClock } from '../support/trial.js';

let raise: () => never = () => {
  throw new Error('nothing to raise');
};

@Controller()
class FaultyController {
  @Get('faulty')
  faulty(): never {
    return raise();
  }

  @Get('late')
  late(@Res({ passthrough: true }) reply: FastifyReply): never {
    reply.headers({
      etag: '"1"',
      link: '</v1>; rel="canonical"',
      'content-disposition': 'attachment; filename="a.csv"',
      location: '/v1/records/a',
    });
    return raise();
  }
}

const state = {
  ready: false,
  head: 7,
  failure: null,
  projections: [
    {
      name: 'evidence',
      version: 1,
      sequence: 5,
      lag: 2,
      parked: [
        { projection: 'evidence', version: 1, partition: 'p', sequence: 3, error: 'a secret' },
      ],
    },
  ],
};

/** The edge on nothing: what it needs is there in name only. */
@Module({
  controllers: [FaultyController],
  providers: [
    { provide: Citations, useValue: {} },
    { provide: Keeper, useValue: { state: async () => state } },
    { provide: Clock, useValue: new StoppedClock() },
    { provide: EventFeed, useValue: { sequence: 5, moved: NEVER, after: async () => [] } },
    { provide: KeyRing, useClass: MemoryKeyRing },
    { provide: TableFormats, useValue: new TableFormats([]) },
    { provide: PackageMaker, useValue: { make: () => Promise.reject(new Error('no package')) } },
    { provide: PublicAddress, useValue: new PublicAddress(undefined) },
    {
      provide: QuestionBook,
      useFactory: async () => new QuestionBook(new Map(), (await loadCatalogue()).events),
    },
  ],
  exports: [
    Citations,
    Clock,
    EventFeed,
    Keeper,
    PackageMaker,
    TableFormats,
    KeyRing,
    PublicAddress,
    QuestionBook,
  ],
})
class Nothing {}

describe('a refusal over HTTP', () => {
  const cases: readonly [RefusalKind, code: string, status: number][] = [
    ['invalid', 'date.not-edtf', 400],
    ['missing', 'record.unknown', 404],
    ['rejected', 'party.not-then', 422],
    ['conflict', 'record.duplicate', 409],
    ['conflict', 'stream.version-conflict', 412],
    ['unavailable', 'projection.behind', 503],
    ['unavailable', 'store.full', 507],
    ['invalid', 'key.missing', 401],
  ];
  it.each(cases)('of kind %s and code %s has the status %i', (kind, code, status) => {
    expect(toHttpError(refuse(kind, code, 'No.')).status).toBe(status);
  });

  it('keeps its standard members whatever the facts are called', () => {
    const facts: JsonObject = {
      type: 'x',
      title: 'x',
      status: 200,
      code: 'x',
      errors: [],
      detail: 'x',
      first: 'y',
    };
    const { body } = toHttpError(refuse('conflict', 'record.duplicate', 'No.', { facts }));
    expect(JSON.parse(body)).toEqual({
      type: '/docs/errors#record.duplicate',
      title: 'Record: duplicate',
      status: 409,
      detail: 'No.',
      code: 'record.duplicate',
      errors: [{ code: 'record.duplicate', pointer: '', detail: 'No.' }],
      first: 'y',
    });
  });

  it('says when to try again', () => {
    const behind = refuse('unavailable', 'projection.behind', 'No.', { facts: { retryAfter: 3 } });
    expect(toHttpError(behind).headers['retry-after']).toBe('3');
    expect(toHttpError(refuse('unavailable', 'store.busy', 'No.')).headers['retry-after']).toBe(
      '1',
    );
    expect(toHttpError(refuse('invalid', 'a.b', 'No.')).headers['retry-after']).toBeUndefined();
  });
});

describe('an error that nobody foresaw', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    // Silent, for the log holds on purpose what the answer must not.
    app = await NestFactory.create<NestFastifyApplication>(
      HttpModule.over(Nothing),
      fastifyAdapter(),
      { logger: false, abortOnError: false, bodyParser: false },
    );
    await harden(app);
    await app.init();
  });
  afterAll(() => app.close());

  const failing = async (error: unknown) => {
    raise = () => {
      throw error;
    };
    const response = await app.inject({ method: 'GET', url: '/faulty' });
    return { status: response.statusCode, text: response.payload, json: response.json() };
  };

  const unforeseen: readonly [what: string, error: unknown][] = [
    ['an error', new Error('a secret at /home/me')],
    ['an error of the language', new TypeError('a secret')],
    ['a text', 'a secret'],
    ['nothing', undefined],
  ];
  it.each(unforeseen)('leaves without its insides: %s', async (_what, error) => {
    const { status, text, json } = await failing(error);
    expect(status).toBe(500);
    expect(json.code).toBe('server.unexpected');
    expect(text).not.toMatch(/secret|home|stack/);
  });

  it('takes back what was said of the answer that was meant', async () => {
    raise = () => {
      throw refuse('missing', 'record.unknown', 'No.');
    };
    const { statusCode, headers } = await app.inject({ method: 'GET', url: '/late' });
    expect(statusCode).toBe(404);
    for (const name of ['etag', 'link', 'content-disposition', 'location']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  it('tells whoever runs the process about damage', async () => {
    const told: Error[] = [];
    app.get(DamageAlarm, { strict: false }).onDamage((error) => told.push(error));
    const damage = new StoreDamaged('page 7 of a secret');
    const { status, text, json } = await failing(damage);
    expect(status).toBe(500);
    expect(json.code).toBe('store.damaged');
    expect(text).not.toContain('secret');
    expect(told).toEqual([damage]);
  });

  it('is not ready while projections are behind, and says by how much', async () => {
    const response = await app.inject({ method: 'GET', url: '/readyz' });
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(response.json()).toEqual({
      status: 'catching-up',
      sequence: 7,
      projections: [{ name: 'evidence', version: 1, sequence: 5, lag: 2, parked: 1 }],
    });
  });
});
