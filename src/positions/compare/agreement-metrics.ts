import { ABSTAIN, NO, YES } from './choices.js';
import type { PairTable } from './pair-table.js';

export interface Measured {
  /** Null where the measure is undefined. */
  readonly value: number | null;
  /** Subjects that it rests on. */
  readonly n: number;
}

/** One published way to put agreement into a number. */
export interface AgreementMetric {
  readonly name: string;
  readonly version: number;
  readonly definition: string;
  readonly source: string;
  readonly measure: (table: PairTable) => Measured;
}

const CHOICES = [YES, ABSTAIN, NO];
const DISTANCE_MAX = NO - YES;

const distances = (table: PairTable): number => table.sum((a, b) => Math.abs(a - b));

const exact: AgreementMetric = {
  name: 'exact',
  version: 1,
  definition: 'Subjects on which both chose the same, per subject on which both chose.',
  source: 'Share of identical votes.',
  measure: (table) => ({ value: ratio(table.same, table.n), n: table.n }),
};

const half: AgreementMetric = {
  name: 'half',
  version: 1,
  definition:
    'Mean of 1 - |a - b| / 2 with yes 1, abstain 2, no 3: an abstention is half agreement with yes and with no.',
  source: 'Lijphart (1963), The Analysis of Bloc Voting in the General Assembly.',
  measure: (table) => ({ value: ratio(table.n - distances(table) / 2, table.n), n: table.n }),
};

const yesNo: AgreementMetric = {
  name: 'yes-no',
  version: 1,
  definition:
    'Same / (same + opposite) over subjects on which both said yes or no; abstentions are left out.',
  source: 'Voting coincidence without abstentions.',
  measure: (table) => {
    const same = table.count(YES, YES) + table.count(NO, NO);
    const n = same + table.count(YES, NO) + table.count(NO, YES);
    return { value: ratio(same, n), n };
  },
};

const sScore: AgreementMetric = {
  name: 's-score',
  version: 1,
  definition: '1 - 2 sum|a - b| / (2 n) with yes 1, abstain 2, no 3 and equal weights: -1 to 1.',
  source: 'Signorino and Ritter (1999), Tau-b or Not Tau-b.',
  measure: (table) => ({
    value: ratio(DISTANCE_MAX * table.n - 2 * distances(table), DISTANCE_MAX * table.n),
    n: table.n,
  }),
};

const kappa: AgreementMetric = {
  name: 'kappa',
  version: 1,
  definition:
    '(observed - expected) / (1 - expected) agreement on yes, abstain and no, expected from the shares of each party.',
  source: 'Cohen (1960), A Coefficient of Agreement for Nominal Scales.',
  measure: (table) => {
    const expected = sumOver((choice) => rowSum(table, choice) * columnSum(table, choice));
    const { n, same } = table;
    return { value: ratio(n * same - expected, n ** 2 - expected), n };
  },
};

const pi: AgreementMetric = {
  name: 'pi',
  version: 1,
  definition:
    '(observed - expected) / (1 - expected) agreement on yes, abstain and no, expected from the shares of both parties together.',
  source: 'Scott (1955), Reliability of Content Analysis.',
  measure: (table) => {
    const expected = sumOver((choice) => (rowSum(table, choice) + columnSum(table, choice)) ** 2);
    const { n, same } = table;
    return { value: ratio(4 * n * same - expected, 4 * n ** 2 - expected), n };
  },
};

/** By name. A changed definition is a new version, for its name and version are cited with each number. */
export const AGREEMENT_METRICS: ReadonlyMap<string, AgreementMetric> = new Map(
  [exact, half, yesNo, sScore, kappa, pi].map((each) => [each.name, each]),
);

/** Whole numbers above and below, so that 0 is exactly 0. */
const ratio = (above: number, below: number): number | null => (below === 0 ? null : above / below);

const sumOver = (of: (choice: number) => number): number =>
  CHOICES.reduce((sum, choice) => sum + of(choice), 0);

const rowSum = (table: PairTable, choice: number): number =>
  table.sum((a) => (a === choice ? 1 : 0));

const columnSum = (table: PairTable, choice: number): number =>
  table.sum((_, b) => (b === choice ? 1 : 0));
