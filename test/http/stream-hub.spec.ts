import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { Subject } from 'rxjs';
import type { EventFeed } from '#application/event-feed.js';
import { refuse } from '#kernel/refusal.js';
import { StoreDamaged } from '#store/store-damaged.js';
import { DamageAlarm } from '../../src/http/damage-alarm.js';
import { STREAM_READERS_MAX } from '../../src/http/limits.js';
import { Follower } from '../../src/http/stream/follower.js';
import type { Topic } from '../../src/http/stream/frames.js';
import { StreamHub } from '../../src/http/stream/stream-hub.js';
import { HttpTrial } from './http-trial.js';

/** A hub over a log of nothing, until its reads fail. */
function hubOver() {
  const moved = new Subject<number>();
  const log: { failure: Error | undefined; reads: (() => Promise<object[]>)[] } = {
    failure: undefined,
    reads: [],
  };
  const after = async () => {
    if (log.failure) throw log.failure;
    return log.reads.shift()?.() ?? [];
  };
  const told: Error[] = [];
  const alarm = new DamageAlarm();
  alarm.onDamage((error) => told.push(error));
  const hub = new StreamHub({ moved, sequence: 0, after } as unknown as EventFeed, alarm);
  hub.onModuleInit();
  return { hub, log, told, move: () => moved.next(1) };
}

function follower(sequence = 0): Follower {
  const response = new PassThrough().resume();
  return new Follower(response as unknown as ServerResponse, new Set<Topic>(['events']), sequence);
}

const turn = () => new Promise(setImmediate);
const damage = new StoreDamaged('page 7');

describe('the stream over a log that cannot be read', () => {
  it('tells of damage and lets go who was to be brought up to the end', async () => {
    const { hub, log, told } = hubOver();
    log.failure = damage;
    const reader = follower();
    await hub.follow(reader);
    expect(told).toEqual([damage]);
    expect(reader.isOpen).toBe(false);
    await hub.beforeApplicationShutdown();
  });

  it('tells of damage and lets go who waited for what comes', async () => {
    const { hub, log, told, move } = hubOver();
    const reader = follower();
    await hub.follow(reader);
    log.failure = damage;
    move();
    await turn();
    expect(told).toEqual([damage]);
    expect(reader.isOpen).toBe(false);
    await hub.beforeApplicationShutdown();
  });

  it('tells of damage and lets go who fell behind and goes its own way', async () => {
    const { hub, log, told, move } = hubOver();
    const reader = follower(5);
    await hub.follow(reader);
    log.reads.push(async () => {
      log.failure = damage;
      return [{ sequence: 1 }];
    });
    move();
    await turn();
    expect(told).toEqual([damage]);
    expect(reader.isOpen).toBe(false);
    await hub.beforeApplicationShutdown();
  });

  it('goes on with others after what passes', async () => {
    const { hub, log, told } = hubOver();
    log.failure = refuse('unavailable', 'store.busy', 'Busy.');
    await hub.follow(follower());
    log.failure = undefined;
    const reader = follower();
    await hub.follow(reader);
    expect(told).toEqual([]);
    expect(reader.isOpen).toBe(true);
    await hub.beforeApplicationShutdown();
  });
});

describe('the stream with as many readers as it may have', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin();
  });
  afterAll(() => trial.end());

  it('refuses one more, until one leaves', async () => {
    const hub = trial.app.get(StreamHub, { strict: false });
    const readers = Array.from({ length: STREAM_READERS_MAX }, () => follower());
    await Promise.all(readers.map((reader) => hub.follow(reader)));
    expect(await trial.get('/v1/stream')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '10' },
      json: { code: 'stream.too-many-readers' },
    });
    hub.leave(readers[0]!);
    expect(() => hub.requireRoom()).not.toThrow();
  });
});
