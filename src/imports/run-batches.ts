import { Refusal } from '#kernel/refusal.js';
import type { Fault } from './cells.js';
import type { Drafted, ToRecord } from './draft-row.js';
import { type Check, DryRun } from './dry-run.js';
import { draftOf } from './incoming.js';
import { type Entry, keyOf, type Recorder } from './run-import.js';

/** Where records go that come in batches. */
export interface BatchRecorder extends Recorder {
  readonly check: Check;
}

/** A line that was not recorded now. */
export interface LineReport {
  readonly line: number;
  /** known: by an earlier request. held: nothing is wrong with it, but with another line of its batch. */
  readonly status: 'known' | 'rejected' | 'held';
  readonly problems?: readonly Fault[];
}

export interface BatchReport {
  lines: number;
  recorded: number;
  known: number;
  rejected: number;
  held: number;
  /** The first of those that were not recorded. */
  readonly told: LineReport[];
}

/** As many lines share a commit, so that a batch is there whole or not at all, whatever happens. */
const BATCH = 500;
const TOLD_MAX = 1_000;

/** Records lines of JSON, batch after batch; nothing of a batch that holds a line which is refused. */
export async function runBatches(
  lines: AsyncIterable<string>,
  recorder: BatchRecorder,
): Promise<BatchReport> {
  const report: BatchReport = { lines: 0, recorded: 0, known: 0, rejected: 0, held: 0, told: [] };
  let batch: Line[] = [];
  for await (const text of lines) {
    report.lines += 1;
    if (text.trim() === '') continue;
    batch.push({ line: report.lines, drafted: draftOf(text) });
    if (batch.length < BATCH) continue;
    await take(batch, recorder, report);
    batch = [];
  }
  await take(batch, recorder, report);
  return report;
}

interface Line {
  readonly line: number;
  readonly drafted: Drafted;
}

/** Lines are looked at beside those before them too, of which the log knows nothing yet. */
async function take(batch: readonly Line[], recorder: BatchRecorder, report: BatchReport) {
  const rehearsal = new DryRun(recorder.check);
  const faults = await Promise.all(batch.map((line) => checked(line, rehearsal)));
  if (faults.some((each) => each.length > 0)) return hold(batch, faults, report);
  const together = Symbol('batch');
  const outcomes = await Promise.all(batch.map((line) => recorded(line, recorder, together)));
  for (const outcome of outcomes) {
    if (outcome === undefined) report.recorded += 1;
    else tell(report, outcome);
  }
}

function hold(batch: readonly Line[], faults: readonly (readonly Fault[])[], report: BatchReport) {
  for (const [at, { line }] of batch.entries()) {
    const problems = faults[at]!;
    if (problems.length > 0) tell(report, { line, status: 'rejected', problems });
    else tell(report, { line, status: 'held' });
  }
}

async function checked({ line, drafted }: Line, recorder: Recorder): Promise<readonly Fault[]> {
  if (drafted.outcome === 'rejected') return drafted.faults;
  if (drafted.outcome === 'passed') return [];
  return faultsOf(drafted, () => recorder.record(entryOf(drafted), line));
}

async function recorded({ line, drafted }: Line, recorder: BatchRecorder, batch: symbol) {
  if (drafted.outcome !== 'record') return undefined;
  let isKnown = false;
  const problems = await faultsOf(drafted, async () => {
    const { replayed } = await recorder.record({ ...entryOf(drafted), batch }, line);
    isKnown = replayed;
  });
  if (problems.length > 0) return { line, status: 'rejected', problems } as const;
  return isKnown ? ({ line, status: 'known' } as const) : undefined;
}

const entryOf = ({ key, data }: ToRecord): Entry => ({
  data,
  idempotencyKey: keyOf('records', key),
});

/** What a refusal says; whatever is no fault of the line stops the whole. */
async function faultsOf(
  drafted: ToRecord,
  work: () => Promise<unknown>,
): Promise<readonly Fault[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
    return drafted.blame(drafted, error.problems);
  }
}

function tell(report: BatchReport, line: LineReport): void {
  report[line.status] += 1;
  if (report.told.length < TOLD_MAX) report.told.push(line);
}
