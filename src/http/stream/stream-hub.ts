import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleInit,
} from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventFeed } from '#application/event-feed.js';
import { Turns } from '#application/turns.js';
import type { JsonObject } from '#kernel/json.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import { DamageAlarm } from '../damage-alarm.js';
import { STREAM_READERS_MAX } from '../limits.js';
import type { Follower } from './follower.js';
import { frameOf } from './frames.js';

const PAGE_SIZE = 500;
const PING_EVERY_MS = 15_000;

/**
 * Carries the log to all who follow it. Each has its own way up to the end; there they join those who wait, and what
 * comes then is read and framed once for all.
 */
@Injectable()
export class StreamHub implements OnModuleInit, BeforeApplicationShutdown {
  /** At the end of what was handed round. */
  readonly #waiting = new Set<Follower>();
  readonly #all = new Set<Follower>();
  /** How far those who wait have been served. */
  #sequence = 0;
  #work: Promise<void> = Promise.resolve();
  #subscription: Subscription | undefined;
  #pings: NodeJS.Timeout | undefined;
  #isOver = false;
  readonly #logger = new Logger('HTTP');

  constructor(
    private readonly feed: EventFeed,
    private readonly alarm: DamageAlarm,
  ) {}

  onModuleInit(): void {
    this.#subscription = this.feed.moved.subscribe(() => {
      this.#work = this.#work.then(() => this.#orLetGo(this.#waiting, this.#handRound()));
    });
    this.#pings = setInterval(() => {
      for (const follower of this.#all) follower.ping();
    }, PING_EVERY_MS).unref();
  }

  /** Ends the lines, so that the server can. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isOver = true;
    this.#subscription?.unsubscribe();
    clearInterval(this.#pings);
    this.#endAll();
  }

  /** The sequence from which a reader follows who names none. */
  get now(): number {
    return this.feed.sequence;
  }

  head(): Promise<number> {
    return this.feed.head();
  }

  /** Refuses (`stream.too-many-readers`) when there are as many as may be. */
  requireRoom(): void {
    if (this.#all.size >= STREAM_READERS_MAX) throw tooMany();
  }

  /** Serves the follower until it leaves. */
  async follow(follower: Follower): Promise<void> {
    this.#all.add(follower);
    await this.#orLetGo([follower], this.#catchUp(follower));
    if (this.#isOver) follower.end();
  }

  leave(follower: Follower): void {
    this.#waiting.delete(follower);
    this.#all.delete(follower);
  }

  /** Its own way: as fast as it reads. */
  async #catchUp(follower: Follower): Promise<void> {
    await follower.drained();
    while (follower.isOpen && !this.#isOver) {
      const events = await this.feed.after(follower.sequence, PAGE_SIZE);
      if (events.length > 0) {
        follower.send(framesOf(events, follower), lastOf(events));
        await follower.drained();
      } else if (follower.sequence >= this.#sequence) {
        // Between this look and the joining nothing can come: both are in one turn.
        this.#waiting.add(follower);
        return;
      }
    }
  }

  async #handRound(): Promise<void> {
    const turns = new Turns();
    while (this.#waiting.size > 0) {
      const events = await this.feed.after(this.#sequence, PAGE_SIZE);
      if (events.length === 0) return;
      const framed = new Map<string, Buffer>();
      this.#sequence = lastOf(events);
      for (const follower of this.#waiting) this.#serve(follower, events, framed);
      // Sockets get their turn, or who reads fast would seem not to.
      await turns.next();
    }
    this.#sequence = this.feed.sequence;
  }

  /** Who joined meanwhile may have some of them already, and who is full can take none: they go their own way. */
  #serve(follower: Follower, events: readonly JsonObject[], framed: Map<string, Buffer>): void {
    if (follower.isFull || follower.sequence !== Number(events[0]!['sequence']) - 1) {
      this.#waiting.delete(follower);
      void this.#orLetGo([follower], this.#catchUp(follower));
      return;
    }
    const frames = framed.get(follower.choice) ?? Buffer.from(framesOf(events, follower));
    framed.set(follower.choice, frames);
    follower.send(frames, lastOf(events));
  }

  /** Never rejects: where the log cannot be read, its readers are let go and may come back to where they were. */
  async #orLetGo(followers: Iterable<Follower>, service: Promise<void>): Promise<void> {
    try {
      await service;
    } catch (error) {
      for (const follower of [...followers]) {
        this.leave(follower);
        follower.end();
      }
      if (!this.alarm.raisedBy(error) && !(error instanceof Refusal)) this.#logger.error(error);
    }
  }

  #endAll(): void {
    for (const follower of this.#all) follower.end();
  }
}

const tooMany = () =>
  refuse(
    'unavailable',
    'stream.too-many-readers',
    'Too many follow the stream already. Ask again in a while, or read /v1/events page by page.',
    { facts: { retryAfter: 10 } },
  );

const lastOf = (events: readonly JsonObject[]): number => Number(events.at(-1)!['sequence']);

const framesOf = (events: readonly JsonObject[], { topics }: Follower): string =>
  events.flatMap((event) => [...topics].map((topic) => frameOf(event, topic))).join('');
