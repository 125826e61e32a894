/*
 * How long does a question take over all evidence, now and at mid-history, under default and hardest filters, beside
 * DuckDB and SQLite over the same rows in the same run? bench/README.md says what is compared.
 *
 *     npm run bench:questions
 */
import '../src/heap-flags.js';
import { tmpdir } from 'node:os';
import { classChanges } from '#positions/class-changes.js';
import { agreement } from '#positions/compare/agreement.js';
import { AGREEMENT_METRICS } from '#positions/compare/agreement-metrics.js';
import { DEFAULT_FILTERS, type Filters } from '#positions/filters.js';
import { positionsAt } from '#positions/positions.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import type { RuleSet } from '#positions/rule-sets/rule-set.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { curves } from '#positions/timeline.js';
import type { World } from '#positions/world.js';
import {
  CODES,
  FIRST_DAY,
  generatedEvidence,
  generatedWorld,
  LAST_DAY,
} from './generated-evidence.js';
import { middle } from './middle.js';
import { asPositions, asTimeline, positionsTold, timelineTold } from './question-answers.js';
import { duckdb, type Peer, positionsSql, sqlite, timelineSql } from './question-peers.js';
import { surroundings } from './surroundings.js';

const ROUNDS = Number(process.env['STANDPOINT_BENCH_ROUNDS'] ?? 7);
const SIZES = (process.env['STANDPOINT_BENCH_ROWS'] ?? '176,100000,870000').split(',').map(Number);
const BACK_DATED = 30;
const MONTHS = 972;
const YEAR = 365;
const DAY = LAST_DAY - YEAR;
const HARDEST: Filters = {
  channel: 'words',
  evidence: 'strict',
  groups: 'members',
  review: 'confirmed',
  dating: 'possible',
};

interface Asked {
  readonly filters: Filters;
  readonly knownAt: number;
}

/** One question, put to us and, where SQL can answer it, to the peers. */
interface Question {
  readonly name: string;
  /** Records end in the world it is put to. */
  readonly ends: boolean;
  readonly ours: (world: World, asked: Asked) => unknown;
  readonly sql?: (asked: Asked) => string;
  /** The two answers in one spelling; they must be equal. */
  readonly told?: readonly [
    (ours: never) => string,
    (rows: readonly (readonly unknown[])[]) => string,
  ];
}

const common = (asked: Asked) => ({
  ...asked,
  rules: latest1,
  on: null,
  parties: null,
  group: null,
});
const curve =
  (on: readonly string[] | null, rules: RuleSet = latest1) =>
  (world: World, asked: Asked) => [
    ...curves(world, {
      ...common(asked),
      rules,
      on,
      interval: 'month',
      from: FIRST_DAY,
      to: LAST_DAY,
      asOf: LAST_DAY,
      roster: 'un',
      membership: 'of-the-date',
    }),
  ];

/** Since when a position holds is told, what it rests on is not. */
const BARE = { withBasis: false, withSince: true };

const positions =
  (rules: RuleSet = latest1) =>
  (world: World, asked: Asked) =>
    positionsAt(world, { ...common(asked), rules, asOf: DAY, silent: false }, BARE);

const QUESTIONS: readonly Question[] = [
  {
    name: 'positions, all cells',
    ends: true,
    ours: positions(),
    sql: ({ filters, knownAt }) => positionsSql(filters, knownAt, DAY),
    told: [positionsTold, asPositions],
  },
  { name: 'positions, all cells, weighted@1', ends: true, ours: positions(weighted1) },
  {
    name: 'monthly curve of one principle',
    ends: false,
    ours: curve(['x/1']),
    sql: ({ filters, knownAt }) =>
      timelineSql(filters, knownAt, { months: MONTHS, subject: 'x/1' }),
    told: [timelineTold, asTimeline],
  },
  {
    name: 'monthly curves of all 70',
    ends: false,
    ours: curve(null),
    sql: ({ filters, knownAt }) => timelineSql(filters, knownAt, { months: MONTHS, subject: null }),
    told: [timelineTold, asTimeline],
  },
  { name: 'monthly curves of all 70, records end', ends: true, ours: curve(null) },
  {
    name: 'monthly curve of one principle, weighted@1',
    ends: true,
    ours: curve(['x/1'], weighted1),
  },
  {
    name: 'changes of a year',
    ends: true,
    ours: (world, asked) => classChanges(world, { ...common(asked), from: DAY - YEAR, to: DAY }),
  },
  {
    name: 'agreement of one party with all',
    ends: true,
    ours: (world, asked) =>
      agreement(world, {
        ...common(asked),
        asOf: DAY,
        pairs: CODES[0]!,
        metrics: [...AGREEMENT_METRICS.values()],
        excludeUnanimous: false,
        parts: new Map([[null, world.subjects]]),
      }),
  },
];

interface Ground {
  readonly world: World;
  readonly peers: readonly Peer[];
}

async function ground(count: number, ends: boolean): Promise<Ground> {
  const rows = [...generatedEvidence({ count, backDated: BACK_DATED, ends })];
  const peers = [await duckdb(rows), sqlite(rows)].filter((peer) => peer !== undefined);
  return { world: generatedWorld(rows), peers };
}

/** A server has been asked many times before: programs are compiled, and what is kept is there. */
const WARM_CALLS = 60;
const WARM_MS = 500;

async function warmUp(work: () => unknown): Promise<void> {
  // What is kept is made by the first, which may take longer than all others.
  await work();
  const start = performance.now();
  for (let call = 0; call < WARM_CALLS && performance.now() - start < WARM_MS; call += 1) {
    await work();
  }
}

async function median(work: () => unknown): Promise<number> {
  await warmUp(work);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return middle(times);
}

async function measured(question: Question, { world, peers }: Ground, asked: Asked) {
  const { ours, sql, told } = question;
  const own = await median(() => ours(world, asked));
  const line: Record<string, string> = { 'Standpoint ms': own.toFixed(own < 1 ? 3 : 1) };
  for (const peer of sql && told ? peers : []) {
    const answer = told![1](await peer.rows(sql!(asked)));
    if (answer !== told![0](ours(world, asked) as never)) {
      throw new Error(`${peer.name} and we differ on ${question.name}.`);
    }
    const time = await median(() => peer.rows(sql!(asked)));
    line[`${peer.name} ms`] = time.toFixed(1);
    line[`${peer.name} / ours`] = (time / own).toFixed(0);
  }
  return line;
}

const FILTERS = [
  ['default', DEFAULT_FILTERS],
  ['hardest', HARDEST],
] as const;

function* casesAt(count: number) {
  for (const question of QUESTIONS) {
    for (const [moment, knownAt] of [
      ['now', count],
      ['mid-history', Math.floor(count / 2)],
    ] as const) {
      for (const [name, filters] of FILTERS) {
        const label = { question: question.name, 'known at': moment, filters: name };
        yield { question, label, asked: { filters, knownAt } };
      }
    }
  }
}

async function atSize(count: number): Promise<void> {
  const grounds = { ending: await ground(count, true), lasting: await ground(count, false) };
  const lines: object[] = [];
  for (const { question, label, asked } of casesAt(count)) {
    const { ending, lasting } = grounds;
    lines.push({
      ...label,
      ...(await measured(question, question.ends ? ending : lasting, asked)),
    });
  }
  console.log(`${count} records, medians of ${ROUNDS}`);
  console.table(lines);
  const peers = Object.values(grounds).flatMap((it) => it.peers);
  for (const peer of peers) await peer.close();
}

console.log(surroundings(tmpdir()));
for (const count of SIZES) await atSize(count);
