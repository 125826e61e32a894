/*
 * How fast does a table the size of all votes at the United Nations become a file, beside the shell of SQLite, rows
 * joined by hand and DuckDB in the same run; and how much memory does it take? bench/README.md says what is compared.
 *
 *     npm run bench:export
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { csv } from '../src/exports/csv.js';
import { ndjson } from '../src/exports/ndjson.js';
import { parquet } from '../src/exports/parquet.js';
import { generatedPages } from './export-rows.js';
import {
  byHand,
  duckdb,
  type ExportSubject,
  fillDatabase,
  ours,
  pagesFrom,
  shell,
} from './export-subjects.js';
import { middle } from './middle.js';
import { surroundings } from './surroundings.js';

const ROUNDS = Number(process.env['STANDPOINT_BENCH_ROUNDS'] ?? 5);
const ROWS = Number(process.env['STANDPOINT_BENCH_ROWS'] ?? 870_000);
const folder = mkdtempSync(join(process.env['STANDPOINT_BENCH_FOLDER'] ?? tmpdir(), 'standpoint-'));
const database = join(folder, 'positions.db');

async function seconds({ write }: ExportSubject, file: string): Promise<number> {
  const start = performance.now();
  await write(file);
  return (performance.now() - start) / 1000;
}

async function speeds(): Promise<void> {
  fillDatabase(database, ROWS);
  const rows = [...generatedPages(ROWS)];
  const peer = shell(database);
  const subjects = [
    peer,
    byHand(database),
    ours(csv, 'rows from SQLite', () => pagesFrom(database)),
    ...[csv, ndjson, parquet].map((format) => ours(format, 'rows in memory', () => rows)),
    ...(await duckdb(ROWS)),
  ];
  const runs = new Map(subjects.map((subject): [ExportSubject, number[]] => [subject, []]));
  const fileOf = (subject: ExportSubject) => join(folder, `${subjects.indexOf(subject)}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [subject, times] of runs) times.push(await seconds(subject, fileOf(subject)));
  }
  const rate = (time: number) => Math.round(ROWS / time);
  console.table(
    subjects.map((subject) => ({
      subject: subject.name,
      'median rows/s': rate(middle(runs.get(subject)!)),
      minimum: rate(Math.max(...runs.get(subject)!)),
      maximum: rate(Math.min(...runs.get(subject)!)),
      MB: (statSync(fileOf(subject)).size / 1e6).toFixed(1),
      ratio: (middle(runs.get(peer)!) / middle(runs.get(subject)!)).toFixed(2),
    })),
  );
  readBack(fileOf(subjects.find(({ name }) => name.startsWith('Standpoint parquet'))!));
}

function readBack(file: string): void {
  const { num_rows } = parquetMetadata(new Uint8Array(readFileSync(file)).buffer);
  console.log(`Another reader counts ${num_rows} rows in our Parquet.`);
}

function memory(): void {
  const most = (form: string, rows: number) =>
    Number(
      execFileSync(process.execPath, [
        ...process.execArgv,
        join(import.meta.dirname, 'export-memory.ts'),
        form,
        String(rows),
      ]),
    );
  console.table(
    ['csv', 'ndjson', 'parquet'].map((form) => ({
      form,
      [`MiB at ${ROWS / 10} rows`]: most(form, ROWS / 10),
      [`MiB at ${ROWS} rows`]: most(form, ROWS),
      [`MiB at ${ROWS * 4} rows`]: most(form, ROWS * 4),
    })),
  );
}

console.log(surroundings(folder));
console.log(`Medians of ${ROUNDS} rounds of ${ROWS} rows; ratio to the shell of SQLite`);
try {
  // First: a process inherits the most that its parent ever held.
  memory();
  await speeds();
} finally {
  rmSync(folder, { recursive: true });
}
