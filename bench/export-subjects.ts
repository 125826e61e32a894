import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cellText, snakeCase } from '#application/table.js';
import type { Table, TableFormat } from '#application/table-format.js';
import type { JsonObject } from '#kernel/json.js';
import { COLUMNS, generatedPages } from './export-rows.js';

/** One way to write the table to a file. */
export interface ExportSubject {
  readonly name: string;
  readonly write: (file: string) => Promise<void>;
}

const NAMES = Object.keys(COLUMNS);
const SELECTED = NAMES.map((name) => `"${name}"`).join(', ');
const CHUNK_LENGTH = 65_536;

/** The table as a file of SQLite, for the peers. */
export function fillDatabase(path: string, count: number): void {
  const database = new Database(path);
  database.exec(`PRAGMA synchronous = OFF; CREATE TABLE positions (${SELECTED})`);
  const insert = database.prepare(
    `INSERT INTO positions VALUES (${NAMES.map(() => '?').join(', ')})`,
  );
  const cell = (value: JsonObject[string]) => (typeof value === 'number' ? value : cellText(value));
  database.transaction(() => {
    for (const page of generatedPages(count)) {
      for (const row of page) insert.run(NAMES.map((name) => cell(row[name]!)));
    }
  })();
  database.close();
}

export const table = (pages: Iterable<readonly JsonObject[]>): Table => ({
  name: 'positions',
  title: 'Positions.',
  columns: Object.entries(COLUMNS).map(([name, type]) => ({ name, type, summary: '' })),
  pages: (async function* () {
    yield* pages;
  })(),
  sequence: 1,
  citation: '',
});

/** One of our formats, on rows from wherever they come. */
export const ours = (
  format: TableFormat,
  from: string,
  pages: () => Iterable<readonly JsonObject[]>,
): ExportSubject => ({
  name: `Standpoint ${format.name}, ${from}`,
  write: async (path) => {
    const file = openSync(path, 'w');
    for await (const chunk of format.write(table(pages()))) writeSync(file, Buffer.from(chunk));
    closeSync(file);
  },
});

export const shell = (database: string): ExportSubject => ({
  name: 'sqlite3 shell, csv',
  write: async (path) => {
    const commands = `.headers on\n.mode csv\n.output ${path}\nSELECT ${SELECTED} FROM positions;\n`;
    execFileSync('sqlite3', [database], { input: commands });
  },
});

/** Neither quotes nor formulas: the least that can be done from JavaScript. */
export const byHand = (database: string): ExportSubject => ({
  name: 'better-sqlite3, rows joined by hand',
  write: async (path) => {
    const file = openSync(path, 'w');
    let text = `${NAMES.map(snakeCase).join(',')}\n`;
    for (const row of drawn(database)) {
      text += `${row.map((value) => value ?? '').join(',')}\n`;
      if (text.length < CHUNK_LENGTH) continue;
      writeSync(file, text);
      text = '';
    }
    writeSync(file, text);
    closeSync(file);
  },
});

function* drawn(path: string): Generator<(string | number | null)[]> {
  const database = new Database(path, { readonly: true });
  const rows = database.prepare(`SELECT ${SELECTED} FROM positions`).raw().iterate();
  yield* rows as IterableIterator<(string | number | null)[]>;
  database.close();
}

/** The table from SQLite as rows with names, a page at a time. */
export function* pagesFrom(path: string): Generator<readonly JsonObject[]> {
  const database = new Database(path, { readonly: true });
  let page: JsonObject[] = [];
  for (const row of database.prepare(`SELECT ${SELECTED} FROM positions`).iterate()) {
    page.push(row as JsonObject);
    if (page.length < 1_000) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
  database.close();
}

/** Nothing unless `npm ci --prefix bench/peers` has been run. */
export async function duckdb(count: number): Promise<readonly ExportSubject[]> {
  const peers = createRequire(join(import.meta.dirname, 'peers', 'package.json'));
  try {
    const { DuckDBInstance } = peers('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run('SET threads = 1');
    await connection.run(duckTable(count));
    return ['csv', 'parquet'].map((form) => ({
      name: `DuckDB COPY, ${form}, one thread`,
      write: async (path) => {
        await connection.run(`COPY positions TO '${path}' (FORMAT ${form})`);
      },
    }));
  } catch (error) {
    console.log(`DuckDB is not here: ${(error as Error).message.split('\n')[0]}`);
    return [];
  }
}

/** Rows of the same kinds and lengths, made by DuckDB itself. */
const duckTable = (count: number): string => `CREATE TABLE positions AS SELECT
  chr(65 + (i % 26)::INT) || chr(65 + ((i // 26) % 8)::INT) || 'A' AS party, 'unga/' || (1 + i % 70) AS "on",
  'leans_support' AS class, (i % 9 - 4) / 4 AS score, DATE '1946-01-01' + (i * 7919 % 29000)::INT AS since,
  1 + i % 40 AS n, (i % 9 - 4) / 4 AS words, CASE WHEN i % 3 = 0 THEN 0.25 END AS deeds,
  CASE WHEN i % 3 = 0 THEN 0.5 END AS gap, 'unga-' || i || '-vote unga-' || i || '-statement' AS basis
  FROM range(${count}) AS t(i)`;
