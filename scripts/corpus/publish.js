/**
 * Appends to the published log what the converted corpus holds and the log does not: `npm run corpus`.
 * It never rewrites a line, so that a sequence and a citation mean the same in every installation. A record that was
 * converted differently than before is refused as existing: put a RecordAmended into data/gids/corrections.ndjson.
 */
import 'reflect-metadata';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import canonicalize from 'canonicalize';
import { AppModule } from '../../dist/src/app.module.js';
import { Publication } from '../../dist/src/application/publication.js';
import { ReadModel } from '../../dist/src/application/read-model.js';
import { Submit } from '../../dist/src/application/submit.js';
import { awaken } from '../../dist/src/awaken.js';

const DATA = join(import.meta.dirname, '..', '..', 'data');
const LOG = join(DATA, 'gids', 'log.ndjson');
/** In the order in which they refer to one another. */
const PARTS = ['reference/events.ndjson', 'gids/records.ndjson', 'gids/corrections.ndjson'];

const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
const identity = ({ type, data }) => canonicalize({ type, data });

const context = await NestFactory.createApplicationContext(await AppModule.inMemory(), {
  logger: ['error', 'warn'],
});
await awaken(context, { corpus: true });

const published = new Set(linesOf(LOG).map((line) => identity(JSON.parse(line))));
const definitions = context.get((await import('../../dist/src/catalogue/catalogue.js')).Catalogue, {
  strict: false,
});
const wanted = PARTS.flatMap((part) => linesOf(join(DATA, part))).map((line) => JSON.parse(line));
let appended = 0;
for (const { type, data } of wanted) {
  const parsed = definitions.definition(type).parse(data);
  if (!parsed.ok) throw new Error(`${type}: ${JSON.stringify(parsed.problems)}`);
  if (published.has(identity({ type, data: parsed.data }))) continue;
  const submission = { type, data, actor: 'corpus' };
  const { sequence } = await context
    .get(CommandBus, { strict: false })
    .execute(new Submit(submission));
  await context.get(ReadModel, { strict: false }).reached(sequence);
  appended += 1;
}

const lines = await Array.fromAsync(context.get(Publication, { strict: false }).lines());
const before = existsSync(LOG) ? readFileSync(LOG, 'utf8') : '';
const after = lines.map((line) => `${line}\n`).join('');
if (!after.startsWith(before)) throw new Error('The published log would change; it may only grow.');
writeFileSync(`${LOG}.new`, after);
renameSync(`${LOG}.new`, LOG);
console.log(`${appended} events appended; the published log holds ${lines.length}.`);
await context.close();
