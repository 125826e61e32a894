/*
 * Appends as fast as it can, from many callers at once, until it is killed.
 *
 *     append-forever.ts <data folder> <prefix of its keys>
 *
 * Says on standard output, one line each: "? key" before it asks, "! key sequence" once it is told that the event
 * is stored. Standard output is a file: what is in it outlives the process.
 */
import { writeSync } from 'node:fs';
import type { EventLog } from '#kernel/event-log.js';
import { openStore } from '#store/open-store.js';
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
const { log } = await openStore(folder);
await Promise.all(Array.from({ length: CALLERS }, (_, caller) => appendForever(log, caller)));
