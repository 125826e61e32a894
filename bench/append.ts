/*
 * How fast is the log, beside bare prepared statements in the same run? One event to a request, durable.
 *
 *     node --conditions=@standpoint/source --import ./test/support/typescript.js bench/append.ts
 *
 * Each subject gets a new file on the same disk, subjects alternate, and the table shows medians of five rounds.
 * STANDPOINT_BENCH_FOLDER names another folder, STANDPOINT_BENCH_EVENTS another number of events,
 * STANDPOINT_BENCH_CALLERS other numbers of callers (1,32,256).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { bare } from './bare-append.js';
import { eventLog } from './log-append.js';
import type { Subject } from './subject.js';

const ROUNDS = 5;
const WIDTHS = (process.env['STANDPOINT_BENCH_CALLERS'] ?? '1,32,256').split(',').map(Number);
const EVENTS = Number(process.env['STANDPOINT_BENCH_EVENTS'] ?? 20_000);
/** One commit for each event is bound by the disk: fewer of them tell as much. */
const EVENTS_ALONE = EVENTS / 5;

/** The first one is the peer that the others are measured against. */
const SUBJECTS: readonly Subject[] = [
  bare({ lookups: false }),
  bare({ lookups: true }),
  eventLog({ idempotent: false }),
  eventLog({ idempotent: true }),
];

const base = process.env['STANDPOINT_BENCH_FOLDER'] ?? tmpdir();

/** Events per second. */
async function measured(subject: Subject, width: number, count: number): Promise<number> {
  const folder = mkdtempSync(join(base, 'standpoint-bench-'));
  const append = await subject.open(folder, width);
  const start = performance.now();
  await append.run(count);
  const seconds = (performance.now() - start) / 1000;
  await append.close();
  rmSync(folder, { recursive: true });
  return count / seconds;
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function atWidth(width: number) {
  const count = width === 1 ? EVENTS_ALONE : EVENTS;
  const rates = SUBJECTS.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, subject] of SUBJECTS.entries()) {
      rates[i]?.push(await measured(subject, width, count));
    }
  }
  const peer = middle(rates[0] ?? []);
  return SUBJECTS.map((subject, i) => ({
    callers: width,
    subject: subject.name,
    'median events/s': Math.round(middle(rates[i] ?? [])),
    minimum: Math.round(Math.min(...(rates[i] ?? []))),
    maximum: Math.round(Math.max(...(rates[i] ?? []))),
    ratio: (middle(rates[i] ?? []) / peer).toFixed(2),
  }));
}

const memory = new Database(':memory:');
const sqlite = memory.prepare('SELECT sqlite_version()').pluck().get();
console.log(
  `Node ${process.versions.node}, SQLite ${sqlite}, ${cpus().length} x ${cpus()[0]?.model}`,
);
console.log(
  `Files in ${base}; medians of ${ROUNDS} rounds of ${EVENTS} events (${EVENTS_ALONE} at 1 caller)`,
);
for (const subject of SUBJECTS) await measured(subject, 256, 2000);
for (const width of WIDTHS) console.table(await atWidth(width));
