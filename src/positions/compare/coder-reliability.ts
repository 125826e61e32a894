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
  /** Units per record that bears on the subject or was coded on it; null where there is none. */
  readonly coverage: number | null;
}

/** Records that bear on a subject, reviewed or not. */
type RecordsOn = (on: string) => ReadonlySet<string>;

/** A unit is a record with a subject; a coder who found no bearing on it there has no value for it. */
export function coderReliability(
  codings: readonly Coding[],
  subjects: readonly string[],
  recordsOn: RecordsOn,
): ReliabilityRow[] {
  const coded = unitsBySubject(codings);
  const parts = subjects.toSorted(compareSubjects).map((on): Part => {
    const units = coded.get(on) ?? new Map<string, Stance[]>();
    return {
      on,
      units: [...units.values()],
      records: recordsOn(on).union(units).size,
    };
  });
  const all = {
    on: null,
    units: parts.flatMap(({ units }) => units),
    records: parts.reduce((sum, { records }) => sum + records, 0),
  };
  return [all, ...parts].flatMap(rowsOf);
}

interface Part {
  readonly on: string | null;
  /** What was found in each record that was coded. */
  readonly units: readonly Stance[][];
  readonly records: number;
}

function rowsOf({ on, units, records }: Part): ReliabilityRow[] {
  return ALPHA_METRICS.map((metric) => {
    const values = units.map((unit) => unit.map((stance) => numberOf(stance, metric)));
    const reliability = krippendorffAlpha(values, metric);
    const coverage = records === 0 ? null : reliability.units / records;
    return { on, metric, ...reliability, coverage };
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
