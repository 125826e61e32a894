import { STANCE_SCORES, STANCES, type Stance } from '#vocabulary/stance.js';
import { compareSubjects } from '../subject-order.js';
import {
  ALPHA_METRICS,
  type AlphaMetric,
  krippendorffAlpha,
  type Reliability,
} from './krippendorff.js';

/** What one coder, unaided by others, found in one record. */
export interface Coding {
  readonly record: string;
  readonly coder: string;
  readonly bearings: readonly { readonly on: string; readonly stance: Stance }[];
}

export interface ReliabilityRow extends Reliability {
  /** Null: all subjects together. */
  readonly on: string | null;
  readonly metric: AlphaMetric;
}

/** A unit is a record with a subject; a coder who found no bearing on it there has no value for it. */
export function coderReliability(
  codings: readonly Coding[],
  subjects: readonly string[],
): ReliabilityRow[] {
  const units = unitsBySubject(codings);
  const asked = subjects.toSorted(compareSubjects);
  const of = (on: string): readonly Stance[][] => [...(units.get(on)?.values() ?? [])];
  return [...rowsOf(null, asked.flatMap(of)), ...asked.flatMap((on) => rowsOf(on, of(on)))];
}

function rowsOf(on: string | null, units: readonly Stance[][]): ReliabilityRow[] {
  return ALPHA_METRICS.map((metric) => {
    const values = units.map((unit) => unit.map((stance) => numberOf(stance, metric)));
    return { on, metric, ...krippendorffAlpha(values, metric) };
  });
}

/** Mixed and neutral differ in kind, not in score. */
const numberOf = (stance: Stance, metric: AlphaMetric): number =>
  metric === 'nominal' ? STANCES.indexOf(stance) : STANCE_SCORES[stance];

function unitsBySubject(codings: readonly Coding[]): Map<string, Map<string, Stance[]>> {
  const units = new Map<string, Map<string, Stance[]>>();
  for (const { record, bearings } of codings) {
    for (const { on, stance } of bearings) {
      const byRecord = units.get(on) ?? new Map<string, Stance[]>();
      byRecord.set(record, [...(byRecord.get(record) ?? []), stance]);
      units.set(on, byRecord);
    }
  }
  return units;
}
