import 'reflect-metadata';
import { dirname } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { announce, withdraw } from '#store/guards/announcement.js';
import { type Foundation, foundationIn } from './app.module.js';
import { awaken } from './awaken.js';
import { type Configuration, configurationFrom } from './configuration.js';
import { serveAssets } from './dashboard/serve-assets.js';
import { DamageAlarm } from './http/damage-alarm.js';
import { fastifyAdapter } from './http/fastify-adapter.js';
import { harden } from './http/harden.js';
import { lastWords } from './last-words.js';
import { requireFolder } from './require-folder.js';
import { ServerModule } from './server.module.js';

/** Longest time that a slow client may hold up the end. */
const PATIENCE_MS = 2_000;

/** Serves until it is told to stop; ends the process by itself. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  let stop = async (): Promise<void> => {};
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal finds the first one at work.
    process.on(signal, () => void stop().then(() => process.exit(0), die));
  }
  try {
    const configuration = configurationFrom(environment);
    // A typing error must not begin a second log beside the one that is meant.
    requireFolder(dirname(configuration.data), 'STANDPOINT_DATA');
    const foundation = await foundationIn(configuration.data);
    const app = await startServer(foundation, configuration);
    stop = onlyOnce(() => stopServer(app, configuration));
    app.get(DamageAlarm).onDamage(die);
    await listen(app, configuration);
    const url = urlOf(app, configuration);
    announce(configuration.data, { pid: process.pid, url });
    for (const line of await greeting(url, configuration, foundation)) console.log(line);
  } catch (error) {
    die(error);
  }
}

/** An application that has caught up with its log and does not listen yet; with the shipped corpus if wanted. */
export async function startServer(
  foundation: Foundation,
  { corpus, origin }: { readonly corpus: boolean; readonly origin?: string | undefined },
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ServerModule.over(foundation, origin),
    fastifyAdapter(),
    { logger: ['error', 'warn'], abortOnError: false, bodyParser: false },
  );
  await harden(app);
  await serveAssets(app);
  await app.init();
  await awaken(app, { corpus });
  return app;
}

/** Past Nest, which would say in its own words what went wrong before we say it in ours. */
async function listen(app: NestFastifyApplication, { port, host }: Configuration): Promise<void> {
  await app.getHttpAdapter().getInstance().listen({ port, host });
}

async function greeting(
  url: string,
  { data }: Configuration,
  { store, keys }: Foundation,
): Promise<string[]> {
  const { sequence } = await store.log.head();
  const first = (await keys.list()).length === 0 ? await keys.create('first') : undefined;
  return [
    `Standpoint is at ${url} (API under /v1, documentation at /docs).`,
    `Its data lies in ${data}: ${sequence} ${sequence === 1 ? 'event' : 'events'}.`,
    ...(first === undefined
      ? []
      : [
          `The key for writing, shown this once: ${first}`,
          'Send it as "Authorization: Bearer …".',
        ]),
    'Stop it with Ctrl+C.',
  ];
}

async function stopServer(app: NestFastifyApplication, { data }: Configuration): Promise<void> {
  const server = app.getHttpServer();
  setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
  withdraw(data);
  await app.close();
}

/** Where a program on this machine reaches the server, with the port that it really got. */
function urlOf(app: NestFastifyApplication, { host }: Configuration): string {
  const { port } = app.getHttpServer().address() as { port: number };
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

function die(error: unknown): never {
  const { line, exitCode } = lastWords(error);
  console.error(line);
  process.exit(exitCode);
}
