/*
 * How long records wait to be found: to be taken in, to be listed and looked through for the first time; and how long it
 * takes to find and count them.
 *
 *     npm run bench:finding
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FacetBook } from '#application/books/facet-book.js';
import { countFacets, type Query, sift } from '#application/finding/sift.js';
import { fitOf, wordsWanted } from '#application/finding/words-wanted.js';
import { Projector } from '#application/keeper/projector.js';
import evidence from '#projections/evidence.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { generatedRecords } from './generated-words.js';
import { middle } from './middle.js';
import { surroundings } from './surroundings.js';

const ROUNDS = Number(process.env['STANDPOINT_BENCH_ROUNDS'] ?? 3);
const RECORDS = Number(process.env['STANDPOINT_BENCH_ROWS'] ?? 50_000);
const base = process.env['STANDPOINT_BENCH_FOLDER'] ?? tmpdir();

const pages = [...generatedRecords(RECORDS)];
const events = pages.flat();
const log = {
  readTexts: async (sequences: readonly number[]) =>
    new Map(sequences.map((sequence) => [sequence, events[sequence - 1]!.text!])),
};

async function takeAll(views: SqliteViewStore): Promise<void> {
  const projector = await Projector.open(evidence, views);
  for (const page of pages) await projector.take(page, 'stop');
  await projector.stored();
}

/** Fields of all records in memory, as when somebody first asks for records. */
async function fieldsOf(views: SqliteViewStore): Promise<FacetBook> {
  const book = new FacetBook();
  const asked = { size: 1_000, columns: FacetBook.HELD };
  for await (const rows of views.pages(evidence, 'record', asked)) {
    for (const row of rows) book.put(row);
  }
  return book;
}

const STEPS: Readonly<Record<string, (views: SqliteViewStore) => Promise<unknown>>> = {
  'taken in': takeAll,
  'fields read, when records are first listed': fieldsOf,
  'words taken into their index, when some are first looked for': (views) => find(views, 'w3'),
};

async function firstTimes(): Promise<void> {
  const seconds = new Map(Object.keys(STEPS).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    await within(async (views) => {
      for (const [name, work] of Object.entries(STEPS)) {
        seconds.get(name)!.push(await secondsOf(() => work(views)));
      }
    });
  }
  console.table(
    [...seconds].map(([step, mine]) => ({
      step,
      'records/s': Math.round(RECORDS / middle(mine)),
      minimum: Math.round(RECORDS / Math.max(...mine)),
      maximum: Math.round(RECORDS / Math.min(...mine)),
    })),
  );
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function within(work: (views: SqliteViewStore) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(base, 'standpoint-finding-'));
  const views = SqliteViewStore.open(folder, log);
  await work(views);
  await views.close();
  rmSync(folder, { recursive: true });
}

const QUESTIONS = ['w3', 'w40 w7', '"w2 w3"', 'w900', 'w5000 w12', 'w199*'];

async function askThem(views: SqliteViewStore): Promise<void> {
  await takeAll(views);
  const book = await fieldsOf(views);
  const all: Query = { knownAt: RECORDS, chosen: new Map(), finds: undefined };
  const some: Query = { ...all, chosen: new Map([['party', new Set(['AAB'])]]) };
  const lines = [
    await line('all, listed', async () => sift(book, all).length),
    await line('of one party, listed', async () => sift(book, some).length),
    await line('all facets', async () => countFacets(book, all).length),
    await line('all facets, one party chosen', async () => countFacets(book, some).length),
  ];
  await find(views, QUESTIONS[0]!);
  for (const q of QUESTIONS) lines.push(await line(`${q}, found and ranked`, () => find(views, q)));
  console.table(lines);
}

async function find(views: SqliteViewStore, q: string): Promise<number> {
  const wanted = wordsWanted(q, () => []);
  let finds = 0;
  for await (const page of views.pages(evidence, 'record', {
    size: 500,
    columns: [],
    wanted,
  })) {
    for (const { words } of page) if (fitOf(words as string, wanted) > 0) finds += 1;
  }
  return finds;
}

async function line(question: string, work: () => Promise<number>) {
  const times: number[] = [];
  let rows = 0;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    rows = await work();
    times.push(performance.now() - start);
  }
  return { question, rows, ms: Number(middle(times).toFixed(1)) };
}

console.log(surroundings(base));
console.log(`${RECORDS} records, ${ROUNDS} rounds`);
await firstTimes();
await within(askThem);
