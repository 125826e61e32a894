/*
 * The whole application, recording as fast as it can, from many callers at once, until it is killed. Several of them,
 * each on a data folder of its own, for to load the program takes longer than all the rest.
 *
 *     submit-forever.ts <first part of the keys> <data folder>...
 *
 * Says on standard output "loaded" before it opens the folders. Says in `<round>.said` in each folder, one line each:
 * "? key" before it asks, "! key sequence" once it is told that the event is stored. What is in a file outlives the
 * process.
 */
import 'reflect-metadata';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { Submit } from '#application/submit.js';
import { AppModule } from '../../src/app.module.js';
import { awaken } from '../../src/awaken.js';
import { submissionFor, WORLD_KEYS } from './keyed-submission.js';

const CALLERS = 16;
const [round = '', ...folders] = process.argv.slice(2);

async function recordInto(folder: string): Promise<void> {
  const said = openSync(join(folder, `${round}.said`), 'w');
  const context = await NestFactory.createApplicationContext(await AppModule.forData(folder), {
    logger: ['error'],
    abortOnError: false,
  });
  await awaken(context, { corpus: false });
  const caller = new Caller(context.get(CommandBus, { strict: false }), said);
  // Earlier rounds on the folder may have stored these: then each hears its first answer.
  for (const key of WORLD_KEYS) await caller.submit(key);
  await Promise.all(Array.from({ length: CALLERS }, (_, number) => caller.submitForever(number)));
}

class Caller {
  constructor(
    private readonly bus: CommandBus,
    private readonly said: number,
  ) {}

  /** Waits for each answer before it asks again. */
  async submitForever(number: number): Promise<never> {
    for (let turn = 0; ; turn += 1) {
      const key = `${round}-${number}-${turn}`;
      if (await this.submit(key)) throw new Error(`${key} was answered before it was asked`);
    }
  }

  /** Whether it had been answered before. */
  async submit(key: string): Promise<boolean> {
    writeSync(this.said, `? ${key}\n`);
    const { sequence, replayed } = await this.bus.execute(new Submit(submissionFor(key)));
    writeSync(this.said, `! ${key} ${sequence}\n`);
    return replayed;
  }
}

console.log('loaded');
await Promise.all(folders.map(recordInto));
