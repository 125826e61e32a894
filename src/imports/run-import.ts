import { hash } from 'node:crypto';
import { Refusal } from '#kernel/refusal.js';
import type { Cells, Fault } from './cells.js';
import type { Drafted } from './draft-row.js';

/** One row or line on its way in. */
export interface Incoming {
  readonly line: number;
  /** As it stands in the table; for JSON there are none. */
  readonly cells: Cells;
  /** As it stands in a file of JSON. */
  readonly text?: string;
  readonly cellOf?: (column: string) => string;
  readonly drafted: Drafted;
}

/** Where records go. */
export interface Recorder {
  /** Answers whether it was there already. */
  record(entry: Entry): Promise<{ readonly replayed: boolean }>;
}

export interface Entry {
  readonly data: unknown;
  readonly idempotencyKey: string;
}

export interface Rejected {
  readonly line: number;
  readonly cells: Cells;
  /** As it stands in a file of JSON. */
  readonly text?: string;
  readonly faults: readonly Fault[];
}

export interface Counts {
  rows: number;
  recorded: number;
  /** Recorded by an earlier run. */
  known: number;
  /** Left out on purpose. */
  passed: number;
  rejected: number;
}

export interface ImportJob {
  readonly name: string;
  readonly rows: AsyncIterable<Incoming>;
  readonly recorder: Recorder;
  readonly reject: (row: Rejected) => void;
  readonly progress: (counts: Counts) => void;
}

/** As many requests are made at once, and share a commit; a reader has no more than these in memory. */
const WINDOW = 512;
const KEY_LENGTH_MAX = 200;

/**
 * Records row after row, in order; what cannot be recorded is told and the rest goes on. Each row has an idempotency key
 * of its own: run again after whatever happened, it goes on where it stopped.
 */
export async function runImport(job: ImportJob): Promise<Counts> {
  const counts: Counts = { rows: 0, recorded: 0, known: 0, passed: 0, rejected: 0 };
  let waiting: (() => Promise<void>)[] = [];
  for await (const row of job.rows) {
    counts.rows += 1;
    const { drafted } = row;
    if (drafted.outcome === 'passed') counts.passed += 1;
    else if (drafted.outcome === 'rejected') reject(job, counts, row, drafted.faults);
    else waiting.push(() => take(job, counts, row, drafted));
    if (waiting.length < WINDOW) continue;
    await settled(waiting);
    waiting = [];
    job.progress(counts);
  }
  await settled(waiting);
  job.progress(counts);
  return counts;
}

/** All have come to an end before the first failure is thrown. */
async function settled(waiting: readonly (() => Promise<void>)[]): Promise<void> {
  for (const result of await Promise.allSettled(waiting.map((take) => take()))) {
    if (result.status === 'rejected') throw result.reason;
  }
}

async function take(
  job: ImportJob,
  counts: Counts,
  row: Incoming,
  { key, data, blame }: Extract<Drafted, { outcome: 'record' }>,
): Promise<void> {
  try {
    const { replayed } = await job.recorder.record({
      data,
      idempotencyKey: keyOf(job.name, key),
    });
    counts[replayed ? 'known' : 'recorded'] += 1;
  } catch (error) {
    if (!(error instanceof Refusal) || !isOfTheRow(error)) throw error;
    reject(job, counts, row, blame?.(data, error.problems) ?? error.problems);
  }
}

/** Other rows would fare no better without a server or a key. */
const isOfTheRow = ({ kind, code }: Refusal): boolean =>
  kind !== 'unavailable' && !code.startsWith('key.');

/** The idempotency key of a row, as HTTP takes it in a header; long ones by their digest. */
export function keyOf(name: string, row: string): string {
  const key = `import:${name}:${row}`;
  const safe = encodeURI(key);
  return safe.length <= KEY_LENGTH_MAX ? safe : `import:${hash('sha256', key, 'hex')}`;
}

function reject(
  job: ImportJob,
  counts: Counts,
  { line, cells, text, cellOf }: Incoming,
  faults: readonly Fault[],
): void {
  counts.rejected += 1;
  const placed = faults.map((fault) =>
    fault.column !== undefined && cellOf ? { ...fault, cell: cellOf(fault.column) } : fault,
  );
  job.reject({ line, cells, ...(text !== undefined && { text }), faults: placed });
}
