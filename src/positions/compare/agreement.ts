import { labelOf } from '../rule-sets/rule-set.js';
import type { World } from '../world.js';
import type { AgreementMetric } from './agreement-metrics.js';
import { type Choices, type ChoicesQuery, choicesAt, isUnanimous, NONE } from './choices.js';
import { PairTable } from './pair-table.js';

export type AgreementQuery = Omit<ChoicesQuery, 'parties'> & Comparing;

/** How choices are compared. */
export interface Comparing {
  /** One party alone is paired with everyone who has a position. */
  readonly pairs: readonly Pair[] | string;
  readonly metrics: readonly AgreementMetric[];
  /** Leave out subjects on which all parties with a choice made the same. */
  readonly excludeUnanimous: boolean;
  /** Subjects by the name under which they are taken together. */
  readonly parts: ReadonlyMap<string | null, readonly string[]>;
}

export type Pair = readonly [string, string];

/** How far two parties agree on some subjects, by one metric. */
export interface AgreementRow {
  readonly a: string;
  readonly b: string;
  readonly part: string | null;
  /** Name and version, as in `kappa@1`. */
  readonly metric: string;
  readonly value: number | null;
  /** Subjects that the value rests on. */
  readonly n: number;
  /** Subjects that were looked at. */
  readonly subjects: number;
  /** n / subjects; null when there were none. */
  readonly coverage: number | null;
}

/** By pair, then part, then metric. */
export function agreement(world: World, query: AgreementQuery): AgreementRow[] {
  const { pairs, rowsOf } = agreementOver(choicesAt(world, { ...query, parties: null }), query);
  return pairs.flatMap(rowsOf);
}

/** The pairs, and what there is to say of each: for those who work through many, some at a time. */
export function agreementOver(choices: Choices, query: Comparing) {
  const parts = partIndexes(choices, query);
  const nobody = new Uint8Array(choices.subjects.length);
  const of = (party: string) => choices.byParty.get(party) ?? nobody;
  const rowsOf = ([a, b]: Pair): AgreementRow[] =>
    parts.flatMap(({ part, indexes }) => {
      const table = PairTable.of(of(a), of(b), indexes);
      return query.metrics.map((metric) => ({
        a,
        b,
        part,
        ...measured(metric, table, indexes.length),
      }));
    });
  return { pairs: pairsOf(choices, query.pairs), rowsOf };
}

function measured(metric: AgreementMetric, table: PairTable, subjects: number) {
  const { value, n } = metric.measure(table);
  return {
    metric: labelOf(metric),
    value,
    n,
    subjects,
    coverage: subjects === 0 ? null : n / subjects,
  };
}

function pairsOf({ byParty }: Choices, pairs: readonly Pair[] | string): readonly Pair[] {
  if (typeof pairs !== 'string') return pairs;
  const others = [...byParty].filter(([, own]) => own.some((choice) => choice !== NONE));
  return others
    .map(([party]) => party)
    .filter((party) => party !== pairs)
    .toSorted()
    .map((party): Pair => [pairs, party]);
}

function partIndexes(choices: Choices, { parts, excludeUnanimous }: Comparing) {
  const places = new Map(choices.subjects.map((subject, at) => [subject, at]));
  return [...parts].map(([part, subjects]) => ({
    part,
    indexes: subjects
      .map((subject) => places.get(subject)!)
      .filter((at) => !(excludeUnanimous && isUnanimous(choices, at))),
  }));
}
