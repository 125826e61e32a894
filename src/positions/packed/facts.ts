import { STANCES, type Stance } from '#vocabulary/stance.js';
import {
  ATTRIBUTIONS,
  type Attribution,
  COVERAGES,
  type Coverage,
  KINDS,
  type Kind,
  VERDICTS,
  type Verdict,
} from '#vocabulary/terms.js';
import type { Facts } from '../evidence.js';
import type { Filters } from '../filters.js';
import { KIND_RANKS } from '../piece.js';

const REVIEWS: readonly ('none' | Verdict)[] = ['none', ...VERDICTS];

/** Thirteen bits: stance 3, kind 3, coverage 2, attribution 3, review 2. */
export const FACTS_COUNT = 1 << 13;

const indexes = <Word extends string>(words: readonly Word[]) =>
  new Map(words.map((word, index) => [word, index]));
const STANCE_INDEX = indexes<Stance>(STANCES);
const KIND_INDEX = indexes<Kind>(KINDS);
const COVERAGE_INDEX = indexes<Coverage>(COVERAGES);
const ATTRIBUTION_INDEX = indexes<Attribution>(ATTRIBUTIONS);
const REVIEW_INDEX = indexes<'none' | Verdict>(REVIEWS);

/** The facts as one number, below `FACTS_COUNT`. */
export const packFacts = ({ stance, kind, coverage, attribution, review }: Facts): number =>
  STANCE_INDEX.get(stance)! |
  (KIND_INDEX.get(kind)! << 3) |
  (COVERAGE_INDEX.get(coverage)! << 6) |
  (ATTRIBUTION_INDEX.get(attribution)! << 8) |
  (REVIEW_INDEX.get(review)! << 11);

/** Undefined for a number that no facts have. */
const unpack = (packed: number): Facts | undefined => {
  const stance = STANCES[packed & 7];
  const kind = KINDS[(packed >> 3) & 7];
  const coverage = COVERAGES[(packed >> 6) & 3];
  const attribution = ATTRIBUTIONS[(packed >> 8) & 7];
  const review = REVIEWS[(packed >> 11) & 3];
  if (!stance || !kind || !coverage || !attribution || !review) return undefined;
  return { stance, kind, coverage, attribution, review };
};

const FACTS: readonly (Facts | undefined)[] = Array.from({ length: FACTS_COUNT }, (_, packed) =>
  unpack(packed),
);

/** The facts that were packed into the number. */
export const factsOf = (packed: number): Facts => FACTS[packed]!;

/** A number for each combination of facts; 0 for numbers that no facts have. */
export const factsByNumber = (of: (facts: Facts) => number): readonly number[] =>
  FACTS.map((facts) => (facts ? of(facts) : 0));

const RANKS = Uint8Array.from(FACTS, (facts) => (facts ? KIND_RANKS[facts.kind] : 0));
export const rankOf = (packed: number): number => RANKS[packed]!;

export type Admission = (facts: Facts, filters: Filters) => boolean;
const tables = new Map<Admission, Map<string, Uint8Array>>();

/** For each number 1 if such evidence may speak, else 0. */
export function admissionTable(admitted: Admission, filters: Filters): Uint8Array {
  const { channel, evidence, review } = filters;
  const key = `${channel} ${evidence} ${review}`;
  const known = tables.get(admitted) ?? new Map<string, Uint8Array>();
  tables.set(admitted, known);
  const table =
    known.get(key) ??
    Uint8Array.from(FACTS, (facts) => (facts && admitted(facts, filters) ? 1 : 0));
  known.set(key, table);
  return table;
}
