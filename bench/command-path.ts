import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { Keeper } from '#application/keeper/keeper.js';
import { Submit } from '#application/submit.js';
import { AppModule, foundationIn } from '../src/app.module.js';
import { awaken } from '../src/awaken.js';
import { byCallers } from './by-callers.js';
import { sampleKey, sampleStatement } from './sample-event.js';
import type { Subject } from './subject.js';

/**
 * All that happens between a parsed request and its answer: command bus, schema, references, natural key,
 * fingerprint, and then the log. The store begins with the corpus that ships with the program. Following means that
 * the projections take in what is written while it is written, on the same thread, as they do in a server.
 */
export function commandPath({ following }: { following: boolean }): Subject {
  return {
    name: following ? 'command path' : 'command path, nobody following',
    async open(folder, width) {
      const context = await NestFactory.createApplicationContext(
        AppModule.over(await foundationIn(folder)),
        { logger: ['error'], abortOnError: false },
      );
      await awaken(context, { corpus: true });
      const keeper = context.get(Keeper, { strict: false });
      if (!following) await keeper.beforeApplicationShutdown();
      const bus = context.get(CommandBus, { strict: false });
      return {
        run: (count) => byCallers(width, count, (i) => bus.execute(submission(i))),
        close: () => context.close(),
      };
    },
  };
}

const submission = (i: number): Submit =>
  new Submit({ data: sampleStatement(i), actor: 'bench', idempotencyKey: sampleKey(i) });
