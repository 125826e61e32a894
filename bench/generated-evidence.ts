import { buildDirectory } from '#positions/directory.js';
import type { Evidence } from '#positions/evidence.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import type { World } from '#positions/world.js';
import { dayOf } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import { ATTRIBUTIONS, COVERAGES, KINDS } from '#vocabulary/terms.js';

export const PARTIES = 195;
export const PRINCIPLES = 70;
export const FIRST_DAY = dayOf('1946-01-01');
export const LAST_DAY = dayOf('2026-12-31');
const DAYS = LAST_DAY - FIRST_DAY + 1;

/** Codes AAA, AAB, …: as many as there are parties. */
export const CODES: readonly string[] = Array.from({ length: PARTIES }, (_, at) =>
  [0, Math.floor(at / 26), at % 26].map((each) => String.fromCharCode(65 + each)).join(''),
);

/** The same numbers on every machine: a linear congruential generator. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What share of it is recorded about a day long past. */
export interface Shape {
  readonly count: number;
  readonly backDated: number;
  /** False: no record ever ends. */
  readonly ends?: boolean;
}

/** Bearings of as many records as said, in the order in which they were recorded; one in twenty has been amended. */
export function* generatedEvidence({ count, backDated, ends = true }: Shape): Generator<Evidence> {
  const next = numbers(20_200_908);
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const present = Math.floor((sequence / count) * DAYS);
    const day =
      FIRST_DAY + (next(100) < backDated ? next(present + 1) : Math.max(0, present - next(30)));
    const evidence = one(sequence, day, next);
    yield ends ? evidence : { ...evidence, untilFirst: null, untilLast: null };
  }
}

function one(sequence: number, day: number, next: (below: number) => number): Evidence {
  const isVague = next(10) === 0;
  const ended = next(20) === 0 ? day + 30 + next(3_000) : null;
  return {
    record: `record-${sequence}`,
    on: `x/${1 + next(PRINCIPLES)}`,
    party: CODES[next(PARTIES)]!,
    kind: KINDS[next(5)]!,
    stance: STANCES[next(6)]!,
    coverage: COVERAGES[next(3)]!,
    attribution: ATTRIBUTIONS[next(7)]!,
    review: next(4) === 0 ? 'confirmed' : 'none',
    fromFirst: isVague ? day - next(30) : day,
    fromLast: day,
    untilFirst: ended,
    untilLast: ended === null ? null : ended + (isVague ? next(30) : 0),
    firstSequence: sequence,
    knownFrom: sequence,
    knownTo: next(20) === 0 ? sequence + 1 + next(1_000) : null,
    covers: [],
    index: 0,
  };
}

/** A world of such evidence, in which every party has always been a state and a member of the United Nations. */
export function generatedWorld(evidence: Iterable<Evidence>): World {
  const states = CODES.map((code) => ({
    code,
    validFrom: null,
    validTo: null,
    unMemberFrom: FIRST_DAY,
    unMemberTo: null,
  }));
  const directory = buildDirectory({ states, groups: [], memberships: [] });
  return {
    evidence: EvidenceIndex.of(evidence),
    directory: () => directory,
    subjects: Array.from({ length: PRINCIPLES }, (_, at) => `x/${at + 1}`),
  };
}
