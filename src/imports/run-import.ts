import { hash } from 'node:crypto';
import { Refusal } from '#kernel/refusal.js';
import type { Fault, Written } from './cells.js';
import type { Drafted, ToRecord } from './draft-row.js';

/** One row or line on its way in. */
export interface Incoming {
  readonly line: number;
  readonly written?: Written;
  /** As it stands in a file of JSON. */
  readonly text?: string;
  readonly cellOf?: (column: string) => string;
  readonly drafted: Drafted;
}

export type IncomingPages = AsyncGenerator<readonly Incoming[]>;

/** Where records go. */
export interface Recorder {
  /** Answers whether it was there already; the line is where it stands in what is imported. */
  record(entry: Entry, line: number): Promise<{ readonly replayed: boolean }>;
}

export interface Entry {
  readonly data: unknown;
  readonly idempotencyKey: string;
  /** Of a batch that is recorded whole or not at all. */
  readonly batch?: symbol;
}

export interface Rejected {
  readonly line: number;
  readonly written?: Written;
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

export const noCounts = (): Counts => ({ rows: 0, recorded: 0, known: 0, passed: 0, rejected: 0 });

export interface ImportJob {
  readonly name: string;
  readonly rows: IncomingPages;
  readonly recorder: Recorder;
  readonly reject: (row: Rejected) => void;
  /** Counted here while it goes, for whoever has to tell of it when it breaks off. */
  readonly counts: Counts;
  readonly progress: () => void;
}

/** As many requests are made at once, and share a commit; a reader has no more than these in memory. */
const WINDOW = 512;
const KEY_LENGTH_MAX = 200;

/**
 * Records row after row, in order; what cannot be recorded is told and the rest goes on. Each row has an idempotency key
 * of its own: run again after whatever happened, it goes on where it stopped. Rows before one that cannot be read are
 * recorded before that is thrown.
 */
export async function runImport(job: ImportJob): Promise<void> {
  const run = new Run(job);
  try {
    for await (const page of job.rows) await takeAll(page, run);
  } finally {
    await run.settle();
  }
}

async function takeAll(page: readonly Incoming[], run: Run): Promise<void> {
  for (const row of page) {
    run.take(row);
    if (run.isFull) await run.settle();
  }
}

class Run {
  #waiting: (() => Promise<void>)[] = [];
  #rejected: Rejected[] = [];

  constructor(private readonly job: ImportJob) {}

  get isFull(): boolean {
    return this.#waiting.length + this.#rejected.length >= WINDOW;
  }

  take(row: Incoming): void {
    const { drafted } = row;
    this.job.counts.rows += 1;
    if (drafted.outcome === 'passed') this.job.counts.passed += 1;
    else if (drafted.outcome === 'rejected') this.#reject(row, drafted.faults);
    else this.#waiting.push(() => this.#record(row, drafted));
  }

  /** All have come to an end before the first failure is thrown; those that were rejected are told in their order. */
  async settle(): Promise<void> {
    const results = await Promise.allSettled(this.#waiting.map((record) => record()));
    this.#waiting = [];
    for (const row of this.#rejected.toSorted((a, b) => a.line - b.line)) this.job.reject(row);
    this.#rejected = [];
    this.job.progress();
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  async #record(row: Incoming, drafted: ToRecord): Promise<void> {
    const { key, data, blame } = drafted;
    try {
      const entry = { data, idempotencyKey: keyOf(this.job.name, key) };
      const { replayed } = await this.job.recorder.record(entry, row.line);
      this.job.counts[replayed ? 'known' : 'recorded'] += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || !isOfTheRow(error)) throw error;
      this.#reject(row, blame(drafted, error.problems));
    }
  }

  #reject({ drafted: _, cellOf, ...row }: Incoming, faults: readonly Fault[]): void {
    this.job.counts.rejected += 1;
    const placed = faults.map((fault) =>
      fault.column !== undefined && cellOf ? { ...fault, cell: cellOf(fault.column) } : fault,
    );
    this.#rejected.push({ ...row, faults: placed });
  }
}

/** Other rows would fare no better without a server or a key. */
const isOfTheRow = ({ kind, code }: Refusal): boolean =>
  kind !== 'unavailable' && !code.startsWith('key.');

/** The idempotency key of a row, as HTTP takes it in a header; long ones by their digest. */
export function keyOf(name: string, row: string): string {
  const key = `import:${name}:${row}`;
  // Half of a character pair cannot be encoded; what the row holds of it is refused where it is recorded.
  const safe = encodeURI(key.toWellFormed());
  return safe.length <= KEY_LENGTH_MAX ? safe : `import:${hash('sha256', key, 'hex')}`;
}
