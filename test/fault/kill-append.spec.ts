import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { StoredEvent } from '#kernel/event.js';
import type { EventLog, Head } from '#kernel/event-log.js';
import type { ViewStore } from '#kernel/view-store.js';
import { openMemoryStore, openStore } from '#store/open-store.js';
import { verifyStore } from '#store/verify-store.js';
import { kill, startChildInto } from '../support/child.js';
import { keep } from '../support/keep.js';
import { askingFor } from '../support/keyed-request.js';
import { type Spoken, spoken } from '../support/spoken.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

const catalogue = await loadCatalogue();

/** More for a night: STANDPOINT_KILL_ROUNDS=2000. */
const ROUNDS = Number(process.env['STANDPOINT_KILL_ROUNDS'] ?? 100);
/** Rounds on one data folder, each going on where the last was killed. */
const ROUNDS_PER_FOLDER = 5;
/** Every fifth kill may come while the child is still opening the store. */
const EARLY_EVERY = 5;
const EARLY_MS_MAX = 600;
const LATE_MS_MAX = 60;

afterAll(removeTempFolders);

/** Lets a child append into the folder, kills it at a random moment, and says what it had been told. */
async function killedWhileAppending(folder: string, round: number): Promise<Spoken> {
  const said = join(folder, `round-${round}.txt`);
  const output = openSync(said, 'w');
  const child = startChildInto(output, 'test/support/append-forever.ts', folder, `r${round}`);
  closeSync(output);
  try {
    if (round % EARLY_EVERY === 0) {
      await sleep(Math.random() * EARLY_MS_MAX);
    } else {
      while (statSync(said).size === 0 && child.exitCode === null) await sleep(2);
      await sleep(Math.random() * LATE_MS_MAX);
    }
    // A child that ended by itself has failed, and must not count as killed.
    expect(child.exitCode).toBeNull();
  } finally {
    await kill(child);
  }
  return spoken(readFileSync(said, 'utf8'));
}

async function wholeLog(log: EventLog): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await log.readAfter(events.length, 5000);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

/** What the killed process left of its projections, taken up again, equals a fold of the whole log into an empty store. */
async function expectFreshFold(log: EventLog, views: ViewStore): Promise<void> {
  const resumed = await keep(log, views, catalogue);
  const empty = openMemoryStore().views;
  const fresh = await keep(log, empty, catalogue);
  for (const name of catalogue.projections.keys()) {
    const [left, right] = [resumed.keeper.live(name), fresh.keeper.live(name)];
    expect([name, await views.digest(left)]).toEqual([name, await empty.digest(right)]);
  }
  await Promise.all([resumed, fresh].map(({ keeper }) => keeper.beforeApplicationShutdown()));
  await empty.close();
}

/** Asks again for whatever had no answer, then holds the whole log against everything that was ever told. */
async function settle(folder: string, told: Map<string, number>, unknown: readonly string[]) {
  const { log, views, close } = await openStore(folder);
  try {
    for (const key of unknown) {
      const answer = await log.append(askingFor(key));
      expect(['stored', 'replayed']).toContain(answer.outcome);
      if ('receipt' in answer) told.set(key, answer.receipt.sequence);
    }
    const events = await wholeLog(log);
    const sequenceOf = new Map(events.map((each) => [each.actor, each.sequence]));
    expect(sequenceOf).toEqual(told);
    // Equal maps and equal counts: no key has two events.
    expect(events.length).toBe(told.size);
    await expectFreshFold(log, views);
    return await log.head();
  } finally {
    await close();
  }
}

/** Kills several rounds on one new folder, each of which must leave a sound store; counts what was said. */
async function killRounds(
  rounds: readonly number[],
): Promise<[acknowledged: number, unknown: number]> {
  const folder = tempFolder();
  const told = new Map<string, number>();
  const heads: Head[] = [];
  let unknownCount = 0;
  for (const round of rounds) {
    const { acknowledged, unknown } = await killedWhileAppending(folder, round);
    for (const [key, sequence] of acknowledged) told.set(key, sequence);
    unknownCount += unknown.length;
    heads.push(await settle(folder, told, unknown));
    const { findings, head } = await verifyStore(folder, heads);
    expect({ round, findings, head }).toEqual({ round, findings: [], head: heads.at(-1) });
  }
  return [told.size - unknownCount, unknownCount];
}

describe('a process killed while it appends', () => {
  it(
    `loses nothing that was acknowledged and leaves projections that equal a fresh fold, in ${ROUNDS} kills`,
    async () => {
      let acknowledgedCount = 0;
      let unknownCount = 0;
      for (let first = 0; first < ROUNDS; first += ROUNDS_PER_FOLDER) {
        const length = Math.min(ROUNDS_PER_FOLDER, ROUNDS - first);
        const counts = await killRounds(Array.from({ length }, (_, i) => first + i));
        acknowledgedCount += counts[0];
        unknownCount += counts[1];
      }
      // The test of the test: kills hit a process that was busy, with commits under way.
      expect(acknowledgedCount).toBeGreaterThan(ROUNDS * 10);
      expect(unknownCount).toBeGreaterThan(ROUNDS);
    },
    ROUNDS * 3000,
  );
});
