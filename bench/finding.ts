/*
 * What the index of words costs the evidence projection, and how long it takes to find and count records.
 *
 *     npm run bench:finding
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntryBook } from '#application/books/entry-book.js';
import { countFacets, type Query, sift } from '#application/finding/sift.js';
import { fitOf, wordsWanted } from '#application/finding/words-wanted.js';
import { Projector } from '#application/keeper/projector.js';
import type { Handler, Projection, Put } from '#kernel/projection.js';
import evidence from '#projections/evidence.js';
import { SqliteViewStore } from '#store/sqlite/sqlite-view-store.js';
import { generatedRecords } from './generated-words.js';
import { middle } from './middle.js';
import { surroundings } from './surroundings.js';

const ROUNDS = Number(process.env['STANDPOINT_BENCH_ROUNDS'] ?? 3);
const RECORDS = Number(process.env['STANDPOINT_BENCH_ROWS'] ?? 100_000);
const base = process.env['STANDPOINT_BENCH_FOLDER'] ?? tmpdir();

/** The same projection without the table that records are found by. */
function withoutEntries(): Projection {
  const { entry: _, ...tables } = evidence.tables;
  const spare =
    (handler: Handler): Handler =>
    (event, rows) =>
      handler(event, rows).filter(({ table }) => table !== 'entry');
  const { name, version, summary, partition } = evidence;
  const handlers = new Map([...evidence.handlers].map(([type, it]) => [type, spare(it)]));
  return { name, version, summary, partition, tables, handlers };
}

/** The same with the table, but nothing in it to look for. */
function withoutIndex(): Projection {
  const { words: _, ...entry } = evidence.tables['entry']!;
  const { name, version, summary, partition, handlers } = evidence;
  return { name, version, summary, partition, handlers, tables: { ...evidence.tables, entry } };
}

async function taken(
  projection: Projection,
  views: SqliteViewStore,
  told: (puts: readonly Put[]) => void,
) {
  const projector = await Projector.open(projection, views);
  let seconds = 0;
  for (const page of generatedRecords(RECORDS)) {
    const start = performance.now();
    const puts = await projector.take(page, 'stop');
    seconds += (performance.now() - start) / 1000;
    told(puts);
  }
  return RECORDS / seconds;
}

async function rateOf(projection: Projection) {
  const folder = mkdtempSync(join(base, 'standpoint-finding-'));
  const views = SqliteViewStore.open(folder);
  const rate = await taken(projection, views, () => {});
  await views.close();
  const bytes = statSync(join(folder, 'views.db')).size;
  rmSync(folder, { recursive: true });
  return { rate, bytes };
}

async function compareRates(): Promise<void> {
  const subjects = {
    'as it is': evidence,
    'table without index': withoutIndex(),
    'without both': withoutEntries(),
  };
  const runs = new Map(
    Object.keys(subjects).map((name) => [name, [] as { rate: number; bytes: number }[]]),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, projection] of Object.entries(subjects)) {
      runs.get(name)!.push(await rateOf(projection));
    }
  }
  console.table(
    [...runs].map(([name, mine]) => {
      const rates = mine.map(({ rate }) => rate);
      return {
        'evidence projection': name,
        'events/s': Math.round(middle(rates)),
        min: Math.round(Math.min(...rates)),
        max: Math.round(Math.max(...rates)),
        'views.db, bytes a record': Math.round(mine[0]!.bytes / RECORDS),
      };
    }),
  );
}

const QUESTIONS = ['w3', 'w40 w7', '"w2 w3"', 'w900', 'w5000 w12', 'w199*'];

async function askThem(): Promise<void> {
  const folder = mkdtempSync(join(base, 'standpoint-finding-'));
  const views = SqliteViewStore.open(folder);
  const book = new EntryBook();
  await taken(evidence, views, (puts) => {
    for (const { table, row } of puts) if (table === 'entry') book.put(row);
  });
  const all: Query = { knownAt: RECORDS, chosen: new Map(), finds: undefined };
  const some: Query = { ...all, chosen: new Map([['party', new Set(['AAB'])]]) };
  const lines = [
    await line('all, listed', async () => sift(book, all).length),
    await line('of one party, listed', async () => sift(book, some).length),
    await line('all facets', async () => countFacets(book, all).length),
    await line('all facets, one party chosen', async () => countFacets(book, some).length),
  ];
  for (const q of QUESTIONS) lines.push(await line(`${q}, found and ranked`, () => find(views, q)));
  console.table(lines);
  await views.close();
  rmSync(folder, { recursive: true });
}

async function find(views: SqliteViewStore, q: string): Promise<number> {
  const wanted = wordsWanted(q, () => []);
  let finds = 0;
  for await (const page of views.pages(evidence, 'entry', {
    size: 500,
    columns: ['words'],
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
await compareRates();
await askThem();
