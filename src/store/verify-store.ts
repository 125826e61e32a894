import type { Head } from '#kernel/event-log.js';
import type { Finding } from './finding.js';
import { LogCheck } from './log-check.js';
import { EMPTY_ROOT } from './merkle.js';
import { notedHead } from './noted-head.js';
import { openForReading } from './sqlite/log-snapshot.js';
import { mapError } from './sqlite/map-error.js';
import { StoreDamaged } from './store-damaged.js';

export interface Verification {
  /** Empty when the store is sound; at most a hundred. */
  readonly findings: readonly Finding[];
  /** As recomputed from the stored bytes. */
  readonly head: Head;
}

const PAGE_SIZE = 1000;
const FINDINGS_MAX = 100;

/**
 * Recomputes everything that the log of a data folder promises from its stored bytes, changing nothing; a server
 * may be running. `known` are heads seen earlier and kept elsewhere; beside them, and the one noted in the folder, nothing
 * reveals a cut tail or a full rewrite.
 */
export async function verifyStore(
  folder: string,
  known: readonly Head[] = [],
): Promise<Verification> {
  try {
    return await verified(folder, known);
  } catch (error) {
    const mapped = mapError(error);
    if (!(mapped instanceof StoreDamaged)) throw mapped;
    const finding = { code: mapped.code, detail: mapped.message };
    return { findings: [finding], head: { sequence: 0, root: EMPTY_ROOT } };
  }
}

async function verified(folder: string, known: readonly Head[]): Promise<Verification> {
  // Before the log, or a server would note in between what the snapshot does not hold.
  const noted = notedHead(folder);
  const snapshot = openForReading(folder);
  try {
    const check = new LogCheck(noted ? [noted, ...known] : known);
    for (let rows = snapshot.page(0, PAGE_SIZE); rows.length > 0; ) {
      for (const row of rows) check.take(row);
      // Let a server that verifies itself answer in between.
      await new Promise(setImmediate);
      rows = snapshot.page(rows.at(-1)?.sequence ?? 0, PAGE_SIZE);
    }
    check.end(snapshot.head());
    const findings = [...snapshot.findings(), ...check.findings];
    return { findings: findings.slice(0, FINDINGS_MAX), head: check.head() };
  } finally {
    snapshot.close();
  }
}
