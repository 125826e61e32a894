import 'reflect-metadata';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Ask, AskPages, type PagedReply } from '#application/ask.js';
import { Keeper } from '#application/keeper/keeper.js';
import type { Reply } from '#application/question.js';
import { ReadModel } from '#application/read-model.js';
import { type Accepted, type Submission, Submit } from '#application/submit.js';
import { Clock } from '#kernel/clock.js';
import { EventLog } from '#kernel/event-log.js';
import { AppModule, foundationIn } from '../../src/app.module.js';
import { awaken } from '../../src/awaken.js';

/** A clock that stands still until it is moved. */
export class StoppedClock extends Clock {
  constructor(public instant = new Date('2026-11-24T12:00:00Z')) {
    super();
  }

  override now(): Date {
    return this.instant;
  }
}

/** The whole application without an edge: what a test records with and asks. */
export class Trial {
  private constructor(
    readonly context: INestApplicationContext,
    readonly clock: StoppedClock,
  ) {}

  /** In memory. */
  static async begin({ corpus = false } = {}): Promise<Trial> {
    const clock = new StoppedClock();
    return Trial.#awake(await AppModule.inMemory(clock), clock, corpus);
  }

  /** On what a data folder holds. */
  static async over(folder: string, { corpus = false } = {}): Promise<Trial> {
    const clock = new StoppedClock();
    return Trial.#awake(AppModule.over({ ...(await foundationIn(folder)), clock }), clock, corpus);
  }

  static async #awake(module: DynamicModule, clock: StoppedClock, corpus: boolean) {
    const context = await NestFactory.createApplicationContext(module, {
      logger: ['error'],
      abortOnError: false,
    });
    await awaken(context, { corpus });
    return new Trial(context, clock);
  }

  get log(): EventLog {
    return this.context.get(EventLog, { strict: false });
  }

  get keeper(): Keeper {
    return this.context.get(Keeper, { strict: false });
  }

  async submit(submission: Partial<Submission> & { data: unknown }): Promise<Accepted> {
    return this.context
      .get(CommandBus, { strict: false })
      .execute(new Submit({ actor: 'test', ...submission }));
  }

  /** Submits and waits until the answer would show it. */
  async record(submission: Partial<Submission> & { data: unknown }): Promise<Accepted> {
    const accepted = await this.submit(submission);
    await this.context.get(ReadModel, { strict: false }).reached(accepted.sequence);
    return accepted;
  }

  /** Waits until answers show everything that was submitted. */
  async settle(): Promise<number> {
    const { sequence } = await this.log.head();
    await this.context.get(ReadModel, { strict: false }).reached(sequence);
    return sequence;
  }

  async ask(question: string, params: Record<string, string> = {}): Promise<Reply> {
    const bus = this.context.get(QueryBus, { strict: false });
    return (await bus.execute(new Ask(question, params))).reply!;
  }

  /** The same as a table, as it is exported. */
  async draw(question: string, params: Record<string, string> = {}): Promise<PagedReply> {
    const bus = this.context.get(QueryBus, { strict: false });
    return (await bus.execute(new AskPages(question, params))).reply!;
  }

  async end(): Promise<void> {
    await this.context.close();
  }
}
