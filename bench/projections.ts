/*
 * How many events a second are taken in while the log is followed, and when all projections are built anew in one pass,
 * whatever share of the records is about days long past; and how long is the event loop held up at most? bench/README.md
 * says what is compared.
 *
 *     npm run bench:projections
 */
import 'reflect-metadata';
import '../src/heap-flags.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Keeper } from '#application/keeper/keeper.js';
import { LogReader } from '#application/keeper/log-reader.js';
import { ReadModel } from '#application/read-model.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import { SqliteEventLog } from '#store/sqlite/sqlite-event-log.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { gapOfMachine, longestGap } from './event-loop.js';
import { writeLog } from './generated-log.js';
import { HeldLog } from './held-log.js';
import { middle } from './middle.js';
import { surroundings } from './surroundings.js';

const ROUNDS = Number(process.env['STANDPOINT_BENCH_ROUNDS'] ?? 5);
const RECORDS = Number(process.env['STANDPOINT_BENCH_ROWS'] ?? 200_000);
const BACK_DATED = [0, 30, 90];
const base = process.env['STANDPOINT_BENCH_FOLDER'] ?? tmpdir();
const catalogue = await loadCatalogue();

interface Run {
  readonly seconds: number;
  readonly gap: number;
}

async function timed(work: () => Promise<unknown>): Promise<Run> {
  const start = performance.now();
  const gap = await longestGap(work);
  return { seconds: (performance.now() - start) / 1000, gap };
}

function keeperOf(log: HeldLog, views: SqliteViewStore) {
  const model = new ReadModel();
  return { model, keeper: new Keeper(log, views, new LogReader(log, catalogue), catalogue, model) };
}

/** The log is there from the start: what a first start, or a rebuild, does until the last row is written. */
async function rebuilt(log: HeldLog, head: number, folder: string): Promise<Run> {
  const views = SqliteViewStore.open(folder, log);
  const { keeper } = keeperOf(log, views);
  log.show(0);
  await keeper.start();
  await keeper.beforeApplicationShutdown();
  log.show(head);
  const run = await timed(() => keeper.rebuild([...catalogue.projections.keys()]));
  await views.close();
  return run;
}

/** The log grows: what comes in is written and then answered from. */
async function followed(log: HeldLog, head: number, folder: string): Promise<Run> {
  const views = SqliteViewStore.open(folder, log);
  const { model, keeper } = keeperOf(log, views);
  log.show(0);
  await keeper.start();
  const run = await timed(async () => {
    const there = new Promise<void>((resolve) => {
      model.moved.subscribe((sequence) => sequence >= head && resolve());
    });
    log.show(head);
    await there;
  });
  await keeper.beforeApplicationShutdown();
  await views.close();
  return run;
}

/** The peer: the same bodies, read from the log and parsed, each put into one table of a bare database. */
async function bare(log: HeldLog, head: number, folder: string): Promise<Run> {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec('CREATE TABLE event (sequence INTEGER PRIMARY KEY, stream TEXT, data TEXT) STRICT');
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?)');
  log.show(head);
  const run = await timed(async () => {
    for (let last = 0; last < head; ) {
      const page = await log.readToldAfter(last, 1_000);
      db.transaction(() => {
        for (const { sequence, stream, text } of page) insert.run(sequence, stream, text);
      })();
      last = page.at(-1)!.sequence;
    }
  });
  db.close();
  return run;
}

const SUBJECTS = {
  'bare table, read and written': bare,
  followed: followed,
  'all rebuilt in one pass': rebuilt,
};

async function atShare(backDated: number): Promise<readonly object[]> {
  const folder = mkdtempSync(join(base, 'standpoint-log-'));
  const written = SqliteEventLog.open(folder);
  const head = await writeLog(written, { count: RECORDS, backDated });
  const log = new HeldLog(written);
  const runs = new Map(Object.keys(SUBJECTS).map((name): [string, Run[]] => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(SUBJECTS)) {
      const views = mkdtempSync(join(base, 'standpoint-views-'));
      runs.get(name)!.push(await work(log, head, views));
      rmSync(views, { recursive: true });
    }
  }
  await log.close();
  rmSync(folder, { recursive: true });
  return [...runs].map(([name, mine]) => lineOf(name, mine, { head, backDated }));
}

function lineOf(name: string, runs: readonly Run[], about: { head: number; backDated: number }) {
  const rate = (seconds: number) => Math.round(about.head / seconds);
  const seconds = runs.map((run) => run.seconds);
  return {
    'back-dated %': about.backDated,
    subject: name,
    'median events/s': rate(middle(seconds)),
    minimum: rate(Math.max(...seconds)),
    maximum: rate(Math.min(...seconds)),
    ...gapsIn(runs.map(({ gap }) => gap)),
  };
}

const gapsIn = (gaps: readonly number[]) => ({
  'median of longest gaps ms': middle(gaps).toFixed(1),
  'longest of all ms': Math.max(...gaps).toFixed(1),
});

/** What the machine does by itself to a loop whose turns are as long as a page takes. */
async function gapsOfMachine(): Promise<object> {
  const gaps: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) gaps.push(await gapOfMachine(2, 1.5));
  return { subject: 'turns of 2 ms beside one busy thread', ...gapsIn(gaps) };
}

console.log(surroundings(base));
console.log(`${RECORDS} records, one in ten ended or retracted; medians of ${ROUNDS} rounds`);
console.table([await gapsOfMachine()]);
for (const share of BACK_DATED) console.table(await atShare(share));
