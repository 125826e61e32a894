/*
 * What the index of words costs the evidence projection, and how long it takes to find and count records.
 *
 *     npm run bench:finding
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FacetBook } from '#application/books/facet-book.js';
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
const RECORDS = Number(process.env['STANDPOINT_BENCH_ROWS'] ?? 50_000);
const base = process.env['STANDPOINT_BENCH_FOLDER'] ?? tmpdir();

const pages = [...generatedRecords(RECORDS)];

/** The same projection without what records are found by: fields and words are made, but not kept. */
function withoutBoth(): Projection {
  const { words: _, columns, ...record } = evidence.tables['record']!;
  const { fields, words, ...rest } = columns;
  const spare =
    (handler: Handler): Handler =>
    (event, rows) =>
      handler(event, rows).map((put) => (put.table === 'record' ? spared(put) : put));
  return {
    ...plain(),
    tables: { ...evidence.tables, record: { ...record, columns: rest } },
    handlers: new Map([...evidence.handlers].map(([type, it]) => [type, spare(it)])),
  };
}

function spared({ table, row: { fields, words, ...row } }: Put): Put {
  return { table, row };
}

/** The same with both, but no index of the words. */
function withoutIndex(): Projection {
  const { words: _, ...record } = evidence.tables['record']!;
  return { ...plain(), tables: { ...evidence.tables, record } };
}

function plain(): Projection {
  const { name, version, summary, partition, handlers, tables } = evidence;
  return { name, version, summary, partition, handlers, tables };
}

async function takeAll(
  projection: Projection,
  views: SqliteViewStore,
  told: (puts: readonly Put[]) => void = () => {},
): Promise<void> {
  const projector = await Projector.open(projection, views);
  for (const page of pages) told(await projector.take(page, 'stop'));
}

interface Run {
  readonly rate: number;
  /** Of the processor, on whatever thread: other work on the machine does not move it much. */
  readonly microseconds: number;
  readonly bytes: number;
}

async function runOf(projection: Projection): Promise<Run> {
  const folder = mkdtempSync(join(base, 'standpoint-finding-'));
  const views = SqliteViewStore.open(folder);
  const cpu = process.cpuUsage();
  const start = performance.now();
  await takeAll(projection, views);
  await views.close();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const bytes = statSync(join(folder, 'views.db')).size / RECORDS;
  rmSync(folder, { recursive: true });
  return { rate: RECORDS / seconds, microseconds: (user + system) / RECORDS, bytes };
}

async function compareRates(): Promise<void> {
  const subjects = {
    'as it is': evidence,
    'without the index': withoutIndex(),
    'without fields, words and index': withoutBoth(),
  };
  const runs = new Map(Object.keys(subjects).map((name) => [name, [] as Run[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, projection] of Object.entries(subjects)) {
      runs.get(name)!.push(await runOf(projection));
    }
  }
  console.table(
    [...runs].map(([name, mine]) => {
      const rates = mine.map(({ rate }) => Math.round(rate));
      const microseconds = middle(mine.map((each) => each.microseconds));
      return {
        'evidence projection': name,
        'events/s': middle(rates),
        min: Math.min(...rates),
        max: Math.max(...rates),
        'CPU microseconds a record': Number(microseconds.toFixed(1)),
        'views.db, bytes a record': Math.round(mine[0]!.bytes),
      };
    }),
  );
}

const QUESTIONS = ['w3', 'w40 w7', '"w2 w3"', 'w900', 'w5000 w12', 'w199*'];

async function askThem(): Promise<void> {
  const folder = mkdtempSync(join(base, 'standpoint-finding-'));
  const views = SqliteViewStore.open(folder);
  const book = new FacetBook();
  await takeAll(evidence, views, (puts) => {
    for (const { table, row } of puts) if (table === 'record') book.put(row);
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
  for await (const page of views.pages(evidence, 'record', {
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
