/*
 * Appends as fast as it can, from many callers at once and with the projections following, until it is killed.
 *
 *     append-forever.ts <data folder> <prefix of its keys>
 *
 * Says on standard output, one line each: "? key" before it asks, "! key sequence" once it is told that the event
 * is stored. Standard output is a file: what is in it outlives the process.
 */
import { writeSync } from 'node:fs';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { EventLog } from '#kernel/event-log.js';
import { openStore } from '#store/open-store.js';
import { keep } from './keep.js';
import { askingFor } from './keyed-request.js';

const CALLERS = 48;
const [folder = '', prefix = ''] = process.argv.slice(2);

/** One caller: waits for each answer before it asks again. */
async function appendForever(log: EventLog, caller: number): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const key = `${prefix}-${caller}-${turn}`;
    say(`? ${key}`);
    const answer = await log.append(askingFor(key));
    if (answer.outcome !== 'stored') throw new Error(`${key}: ${answer.outcome}`);
    say(`! ${key} ${answer.receipt.sequence}`);
  }
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

// What shall be killed together with the log starts here, beside its callers.
const { log, views } = await openStore(folder);
await keep(log, views, await loadCatalogue());
await Promise.all(Array.from({ length: CALLERS }, (_, caller) => appendForever(log, caller)));
