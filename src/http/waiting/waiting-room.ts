import type { ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventFeed } from '#application/event-feed.js';
import { Clock } from '#kernel/clock.js';
import { refuse } from '#kernel/refusal.js';

/** Requests that may wait at once: each holds a connection, and 33 KB were measured. */
const WAITING_MAX = 5_000;
/** So many look again at their answers before others get their turn. */
const AT_ONCE = 50;
/** How late a new day may be noticed. */
const DAY_LOOK_EVERY_MS = 1_000;

type Leave = (changed: boolean) => void;

/** Where requests wait for their answer to become another: one ear for all of them, and no look at the store. */
@Injectable()
export class WaitingRoom implements OnModuleInit, BeforeApplicationShutdown {
  readonly #waiting = new Set<Leave>();
  #moves = 0;
  #isCalling = false;
  #isOver = false;
  #today = '';
  #dayLooks: NodeJS.Timeout | undefined;
  #subscription: Subscription | undefined;

  constructor(
    private readonly feed: EventFeed,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.#subscription = this.feed.moved.subscribe(() => this.#move());
  }

  /** Lets everybody go, and nobody in, so that the server can stop. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isOver = true;
    this.#subscription?.unsubscribe();
    clearInterval(this.#dayLooks);
    for (const leave of this.#waiting) leave(false);
  }

  /** How many wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Grows whenever answers may have changed. To be read before one looks at an answer. */
  get moves(): number {
    return this.#moves;
  }

  /**
   * Resolves true once answers may have changed after so many moves; false when time is over, when nobody is there to
   * be answered any more, or when the server stops. Refuses when too many wait already.
   */
  async moved(since: number, waitMs: number, response: ServerResponse): Promise<boolean> {
    if (this.#isOver || waitMs <= 0 || response.destroyed) return false;
    if (this.#moves !== since) return true;
    if (this.#waiting.size >= WAITING_MAX) throw tooMany();
    this.#watchDay();
    return new Promise<boolean>((resolve) => {
      const leave = (changed: boolean): void => {
        clearTimeout(late);
        response.off('close', giveUp);
        this.#waiting.delete(leave);
        resolve(changed);
      };
      const giveUp = (): void => leave(false);
      const late = setTimeout(giveUp, waitMs);
      response.once('close', giveUp);
      this.#waiting.add(leave);
    });
  }

  #move(): void {
    this.#moves += 1;
    if (this.#isCalling || this.#waiting.size === 0) return;
    this.#isCalling = true;
    void this.#call().finally(() => {
      this.#isCalling = false;
    });
  }

  /** Again, if there was another move meanwhile: who came in between the two has not been called. */
  async #call(): Promise<void> {
    for (let called = -1; called !== this.#moves; ) {
      called = this.#moves;
      let count = 0;
      for (const leave of [...this.#waiting]) {
        leave(true);
        count += 1;
        if (count % AT_ONCE === 0) await turn();
      }
    }
  }

  /** Answers that leave the day open are others when it has passed. */
  #watchDay(): void {
    if (this.#dayLooks !== undefined) return;
    this.#today = this.clock.today();
    this.#dayLooks = setInterval(() => this.#lookAtDay(), DAY_LOOK_EVERY_MS).unref();
  }

  #lookAtDay(): void {
    const today = this.clock.today();
    if (today !== this.#today) this.#move();
    this.#today = today;
    if (this.#waiting.size > 0) return;
    clearInterval(this.#dayLooks);
    this.#dayLooks = undefined;
  }
}

const tooMany = () =>
  refuse(
    'unavailable',
    'wait.too-many',
    'Too many requests wait for a change already. Ask without wait, or again in a while.',
    { pointer: 'wait', facts: { retryAfter: 10 } },
  );
