import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Keeper } from '#application/keeper/keeper.js';
import { LogReader } from '#application/keeper/log-reader.js';
import { ReadModel } from '#application/read-model.js';
import { Catalogue } from '#catalogue/catalogue.js';
import type { StoredEvent } from '#kernel/event.js';
import type { EventLog, Head } from '#kernel/event-log.js';
import { ViewStore } from '#kernel/view-store.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { verifyStore } from '#store/verify-store.js';
import { firstLine, kill, startChild } from '../support/child.js';
import { submissionFor } from '../support/keyed-submission.js';
import { type Spoken, spoken } from '../support/spoken.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { Trial } from '../support/trial.js';

/** How many applications are killed. More for a night: STANDPOINT_KILL_ROUNDS=2000. */
const ROUNDS = Number(process.env['STANDPOINT_KILL_ROUNDS'] ?? 100);
/** Rounds on one data folder, each going on where the last was killed. */
const ROUNDS_PER_FOLDER = 5;
/** Applications in a process, each on its own folder: the program takes long to load, and all of them die at once. */
const FOLDERS = 4;
/** Processes at a time. */
const LANES = 2;
/** The first kill on each folder may come while the store is still being made, or the application opened. */
const EARLY_MS_MAX = 300;
const LATE_MS_MAX = 600;

afterAll(removeTempFolders);

/** Lets a child record into the folders, kills it at a random moment, and says what it had been told in each. */
async function killedWhileRecording(folders: readonly string[], round: number): Promise<Spoken[]> {
  const said = folders.map((folder) => join(folder, `${round}.said`));
  const child = startChild('test/support/submit-forever.ts', String(round), ...folders);
  try {
    await firstLine(child);
    if (round > 0) while (!hasRecorded(said[0]!, round) && child.exitCode === null) await sleep(5);
    await sleep(Math.random() * (round > 0 ? LATE_MS_MAX : EARLY_MS_MAX));
    // A child that ended by itself has failed, and must not count as killed.
    expect(child.exitCode).toBeNull();
  } finally {
    await kill(child);
  }
  return said.map((file) => spoken(existsSync(file) ? readFileSync(file, 'utf8') : ''));
}

const hasRecorded = (file: string, round: number): boolean =>
  existsSync(file) && readFileSync(file, 'utf8').includes(`! ${round}-`);

async function wholeLog(log: EventLog): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await log.readAfter(events.length, 5000);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

/** Opens what was left, asks again for whatever had no answer, and holds log and views against what was told. */
async function settle(folder: string, told: Map<string, number>, unknown: readonly string[]) {
  const trial = await Trial.over(folder);
  try {
    for (const key of unknown) {
      const { sequence } = await trial.submit(submissionFor(key));
      told.set(key, sequence);
    }
    const events = await wholeLog(trial.log);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1));
    expect(new Map(events.map(({ actor, sequence }) => [actor, sequence]))).toEqual(told);
    // Equal maps and equal counts: no key has two events.
    expect(events.length).toBe(told.size);
    await expectViewsToFollow(trial);
    return await trial.log.head();
  } finally {
    await trial.end();
  }
}

/** Each projection, carried through every kill so far, holds what a fold of the whole log into nothing gives. */
async function expectViewsToFollow(trial: Trial): Promise<void> {
  await trial.settle();
  const { context, log, keeper } = trial;
  const catalogue = context.get(Catalogue, { strict: false });
  const empty = SqliteViewStore.inMemory(log);
  const anew = new Keeper(log, empty, new LogReader(log, catalogue), catalogue, new ReadModel());
  try {
    await anew.start();
    const carried = context.get(ViewStore, { strict: false });
    for (const name of catalogue.projections.keys()) {
      const digest = await carried.digest(keeper.live(name));
      expect({ name, ...digest }).toEqual({ name, ...(await empty.digest(anew.live(name))) });
    }
    expect((await keeper.state()).projections.flatMap(({ parked }) => parked)).toEqual([]);
  } finally {
    await anew.beforeApplicationShutdown();
    await empty.close();
  }
}

/** A data folder through all its rounds. */
class Victim {
  readonly folder = tempFolder();
  /** What it ever acknowledged: sequence by key. */
  readonly #told = new Map<string, number>();
  /** As they were after each round. */
  readonly #heads: Head[] = [];

  /** Holds what a kill left against everything that was said up to it. */
  async examine({ acknowledged, unknown }: Spoken): Promise<void> {
    await this.#expectSound();
    for (const [key, sequence] of acknowledged) {
      // An answer that is heard again is the same one.
      if (this.#told.has(key)) expect(this.#told.get(key)).toBe(sequence);
      this.#told.set(key, sequence);
    }
    this.#heads.push(await settle(this.folder, this.#told, unknown));
    await this.#expectSound();
  }

  async #expectSound(): Promise<void> {
    // Killed before there was a store: then there is nothing that could be unsound.
    if (this.#heads.length === 0 && !existsSync(join(this.folder, 'log.db'))) return;
    const { findings } = await verifyStore(this.folder, this.#heads);
    expect(findings).toEqual([]);
  }
}

interface Counts {
  killed: number;
  acknowledged: number;
  unknown: number;
}

/** Kills several rounds on new folders, each of which must leave all of them sound; counts what was said. */
async function killRounds(counts: Counts): Promise<void> {
  const victims = Array.from({ length: FOLDERS }, () => new Victim());
  const folders = victims.map(({ folder }) => folder);
  for (let round = 0; round < ROUNDS_PER_FOLDER; round += 1) {
    const heard = await killedWhileRecording(folders, round);
    for (const [at, victim] of victims.entries()) {
      const { acknowledged, unknown } = heard[at]!;
      counts.killed += 1;
      counts.acknowledged += acknowledged.size;
      counts.unknown += unknown.length;
      await victim.examine(heard[at]!);
    }
  }
}

describe('the application, killed while it records', () => {
  it(
    `loses nothing that was acknowledged, in ${ROUNDS} kills`,
    async () => {
      const counts = { killed: 0, acknowledged: 0, unknown: 0 };
      let left = ROUNDS;
      const lane = async (): Promise<void> => {
        while (left > 0) {
          left -= FOLDERS * ROUNDS_PER_FOLDER;
          await killRounds(counts);
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      expect(counts.killed).toBeGreaterThanOrEqual(ROUNDS);
      // The test of the test: kills hit applications that were busy, with requests under way.
      expect(counts.acknowledged).toBeGreaterThan(ROUNDS * 10);
      expect(counts.unknown).toBeGreaterThan(ROUNDS);
    },
    ROUNDS * 3000,
  );
});
