import { createRequire } from 'node:module';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Evidence } from '#positions/evidence.js';
import type { Filters } from '#positions/filters.js';
import { KIND_RANKS } from '#positions/piece.js';
import { monthOf } from './months.js';

/** A database that holds the same rows and answers in SQL. */
export interface Peer {
  readonly name: string;
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  close(): Promise<void>;
}

/** Ranks and months are worked out beforehand: the peers need not do it for every question. */
const COLUMNS = `party TEXT, subject TEXT, kind TEXT, rank INTEGER, stance TEXT, coverage TEXT, attribution TEXT,
  review TEXT, from_first INTEGER, from_last INTEGER, first_month INTEGER, last_month INTEGER, until_first INTEGER,
  until_last INTEGER, first_sequence INTEGER, known_from INTEGER, known_to INTEGER`;
const WIDTH = COLUMNS.split(',').length;

const cellsOf = (it: Evidence): (string | number | null)[] => [
  it.party,
  it.on,
  it.kind,
  KIND_RANKS[it.kind],
  it.stance,
  it.coverage,
  it.attribution,
  it.review,
  it.fromFirst,
  it.fromLast,
  monthOf(it.fromFirst),
  monthOf(it.fromLast),
  it.untilFirst,
  it.untilLast,
  it.firstSequence,
  it.knownFrom,
  it.knownTo,
];

/** A table in memory with the index that serves its questions best. */
export function sqlite(evidence: Iterable<Evidence>): Peer {
  const db = new Database(':memory:');
  db.exec(`CREATE TABLE bearing (${COLUMNS})`);
  const insert = db.prepare(`INSERT INTO bearing VALUES (${'?,'.repeat(WIDTH).slice(0, -1)})`);
  db.transaction(() => {
    for (const each of evidence) insert.run(cellsOf(each));
  })();
  db.exec('CREATE INDEX cell ON bearing (subject, party, from_last, rank, first_sequence)');
  db.exec('ANALYZE');
  return {
    name: 'SQLite',
    rows: async (sql) => db.prepare(sql).raw().all() as unknown[][],
    close: async () => {
      db.close();
    },
  };
}

/** Its own table, on all cores; undefined unless `npm ci --prefix bench/peers` has been run. */
export async function duckdb(evidence: Iterable<Evidence>): Promise<Peer | undefined> {
  const peers = createRequire(join(import.meta.dirname, 'peers', 'package.json'));
  try {
    const { DuckDBInstance } = peers('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`CREATE TABLE bearing (${COLUMNS})`);
    const appender: Appender = await connection.createAppender('bearing');
    for (const each of evidence) {
      for (const cell of cellsOf(each)) appendTo(appender, cell);
      appender.endRow();
    }
    appender.closeSync();
    return {
      name: 'DuckDB',
      rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS(),
      close: async () => connection.closeSync(),
    };
  } catch (error) {
    console.log(`DuckDB is not here: ${(error as Error).message.split('\n')[0]}`);
    return undefined;
  }
}

/** As much of DuckDB's appender as is used here. */
interface Appender {
  appendNull(): void;
  appendInteger(value: number): void;
  appendVarchar(value: string): void;
  endRow(): void;
  closeSync(): void;
}

function appendTo(appender: Appender, cell: string | number | null): void {
  if (cell === null) appender.appendNull();
  else if (typeof cell === 'number') appender.appendInteger(cell);
  else appender.appendVarchar(cell);
}

/** What is asked of the evidence, as a condition; `day` is when it must be in force, or null for any day. */
export function heard(filters: Filters, knownAt: number, day: number | null): string {
  const dating =
    filters.dating === 'certain' ? ['from_last', 'until_first'] : ['from_first', 'until_last'];
  const conditions = [`known_from <= ${knownAt}`, `(known_to IS NULL OR known_to > ${knownAt})`];
  if (filters.channel === 'words') conditions.push("kind IN ('endorsement', 'statement', 'vote')");
  if (filters.evidence === 'standard') {
    conditions.push("attribution NOT IN ('alleged_by_others', 'disclosed_by_leak')");
  }
  if (filters.evidence === 'strict') {
    conditions.push("attribution = 'self'", "coverage <> 'inferred'");
  }
  if (filters.review === 'confirmed') conditions.push("review IN ('confirmed', 'adjudicated')");
  if (day !== null) {
    conditions.push(`${dating[0]} <= ${day}`, `(${dating[1]} IS NULL OR ${dating[1]} > ${day})`);
  }
  return conditions.join(' AND ');
}

const startIn = ({ dating }: Filters) => (dating === 'certain' ? 'from_last' : 'from_first');
const monthIn = ({ dating }: Filters) => (dating === 'certain' ? 'last_month' : 'first_month');

/** The stance of the last piece of each cell: party, subject, stance. */
export const positionsSql = (filters: Filters, knownAt: number, day: number): string => `
  SELECT party, subject, stance FROM (
    SELECT party, subject, stance, row_number() OVER (PARTITION BY subject, party
      ORDER BY ${startIn(filters)} DESC, rank DESC, first_sequence DESC) AS place
    FROM bearing WHERE ${heard(filters, knownAt, day)})
  WHERE place = 1`;

/**
 * Months in which cells have a stance, by subject, month and stance, for evidence that never ends: each piece holds
 * from its month until that of its successor, so counts are running sums of beginnings and ends.
 */
export const timelineSql = (
  filters: Filters,
  knownAt: number,
  { months, subject }: { readonly months: number; readonly subject: string | null },
): string => `
  WITH piece AS (
    SELECT subject, stance, ${monthIn(filters)} AS begins,
      lead(${monthIn(filters)}, 1, ${months}) OVER (PARTITION BY subject, party
        ORDER BY ${startIn(filters)}, rank, first_sequence) AS ends
    FROM bearing
    WHERE ${heard(filters, knownAt, null)}${subject === null ? '' : ` AND subject = '${subject}'`}),
  step AS (
    SELECT subject, stance, begins AS month, count(*) AS n FROM piece WHERE begins < ends GROUP BY 1, 2, 3
    UNION ALL
    SELECT subject, stance, ends, -count(*) FROM piece WHERE begins < ends GROUP BY 1, 2, 3)
  SELECT subject, stance, month, CAST(sum(sum(n)) OVER (PARTITION BY subject, stance ORDER BY month) AS INTEGER)
  FROM step GROUP BY subject, stance, month`;
