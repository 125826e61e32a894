/*
 * How fast is one durable event to a request, through the log and through the whole command path, beside bare
 * prepared statements in the same run? bench/README.md says what is compared.
 *
 *     npx node --conditions=@standpoint/source --import ./test/support/typescript.js bench/append.ts
 *
 * Each subject gets a new folder on the same disk, subjects alternate, and the table shows medians of five rounds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bare, bareGroupCommit } from './bare-append.js';
import { commandPath } from './command-path.js';
import { eventLog } from './log-append.js';
import { middle } from './middle.js';
import type { Subject } from './subject.js';
import { surroundings } from './surroundings.js';

const ROUNDS = Number(process.env['STANDPOINT_BENCH_ROUNDS'] ?? 5);
const WIDTHS = (process.env['STANDPOINT_BENCH_CALLERS'] ?? '1,32,256').split(',').map(Number);
const EVENTS = Number(process.env['STANDPOINT_BENCH_EVENTS'] ?? 20_000);
/** One commit for each event is bound by the disk: fewer of them tell as much. */
const EVENTS_ALONE = EVENTS / 5;
const WANTED = process.env['STANDPOINT_BENCH_SUBJECTS'] ?? '';

const PEER = bareGroupCommit({ lookups: true });
const SUBJECTS: readonly Subject[] = [
  bare({ lookups: false }),
  bare({ lookups: true }),
  bareGroupCommit({ lookups: false }),
  PEER,
  eventLog({ idempotent: false }),
  eventLog({ idempotent: true }),
  commandPath({ following: false }),
  commandPath({ following: true }),
].filter((subject) => subject === PEER || subject.name.includes(WANTED));

const base = process.env['STANDPOINT_BENCH_FOLDER'] ?? tmpdir();

interface Run {
  readonly rate: number;
  /** Of the whole process, microseconds an event. */
  readonly cpu: number;
}

async function measured(subject: Subject, width: number, count: number): Promise<Run> {
  const folder = mkdtempSync(join(base, 'standpoint-bench-'));
  const append = await subject.open(folder, width);
  const before = process.cpuUsage();
  const start = performance.now();
  await append.run(count);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  await append.close();
  rmSync(folder, { recursive: true });
  return { rate: count / seconds, cpu: (user + system) / count };
}

async function atWidth(width: number) {
  const count = width === 1 ? EVENTS_ALONE : EVENTS;
  const runs = new Map(SUBJECTS.map((subject): [Subject, Run[]] => [subject, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [subject, mine] of runs) mine.push(await measured(subject, width, count));
  }
  const rates = (subject: Subject) => (runs.get(subject) ?? []).map(({ rate }) => rate);
  return SUBJECTS.map((subject) => ({
    callers: width,
    subject: subject.name,
    'median events/s': Math.round(middle(rates(subject))),
    minimum: Math.round(Math.min(...rates(subject))),
    maximum: Math.round(Math.max(...rates(subject))),
    'CPU µs/event': middle((runs.get(subject) ?? []).map(({ cpu }) => cpu)).toFixed(1),
    ratio: (middle(rates(subject)) / middle(rates(PEER))).toFixed(2),
  }));
}

console.log(surroundings(base));
console.log(
  `Medians of ${ROUNDS} rounds of ${EVENTS} events (${EVENTS_ALONE} at 1 caller); ratio to "${PEER.name}"`,
);
for (const subject of SUBJECTS) await measured(subject, 256, EVENTS);
for (const width of WIDTHS) console.table(await atWidth(width));
