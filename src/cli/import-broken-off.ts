import { Refusal, refuse } from '#kernel/refusal.js';
import type { Counts } from '../imports/run-import.js';

/** How far an import came that did not come to its end. */
export interface SoFar {
  readonly counts: Counts;
  readonly isDry: boolean;
}

/** Whether any row had come through when it broke off. */
export const hasBegun = ({ recorded, known }: Counts): boolean => recorded + known > 0;

/** A refusal in the midst of an import, with what was recorded before; one before that changed nothing. */
export function brokenOff(error: unknown, soFar: SoFar): unknown {
  if (!(error instanceof Refusal) || !hasBegun(soFar.counts)) return error;
  const [first, ...others] = error.problems;
  const detail = `${first.detail} ${advice(error, soFar)}`;
  return new Refusal(error.kind, [{ ...first, detail }, ...others], {
    ...error.facts,
    ...{ dryRun: soFar.isDry, ...soFar.counts },
  });
}

/** What is said of an import that was told to stop. */
export const interrupted = (soFar: SoFar): Refusal =>
  refuse(
    'unavailable',
    'import.interrupted',
    soFar.isDry
      ? `Interrupted after ${rowsIn(soFar.counts.rows)} of a dry run: nothing was recorded.`
      : `Interrupted: ${recorded(soFar)}; ${ON}`,
    // Rows that were still under way are in no other count.
    { facts: { dryRun: soFar.isDry, recorded: soFar.counts.recorded, known: soFar.counts.known } },
  );

const ON = 'the same command goes on from there: nothing is recorded twice.';

function advice({ code }: Refusal, soFar: SoFar): string {
  if (soFar.isDry) return 'Nothing was recorded: it was a dry run.';
  return code.startsWith('input.')
    ? `${recorded(soFar, ' before it')}; mend the file and import it again: nothing is recorded twice.`
    : `${recorded(soFar)} before; ${ON}`;
}

function recorded({ counts }: SoFar, which = ''): string {
  const told = `${rowsIn(counts.recorded)}${which} ${counts.recorded === 1 ? 'was' : 'were'} recorded`;
  return counts.known > 0 ? `${told} and ${counts.known} there already` : told;
}

const rowsIn = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
