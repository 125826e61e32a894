import type { Axis } from './axis.js';
import type { CellRows } from './packed/cell-rows.js';
import { SCORES, SIGNS, type WeighedRows } from './packed/weighed-rows.js';
import type { Stretches } from './roster-spans.js';
import type { Weighing } from './rule-sets/rule-set.js';
import type { JudgedTally } from './tally.js';

const HEARD = 4;
const CONTESTED = 3;

/** The sums of a cell on each date; one for all cells of a series. */
interface SumsByDate {
  readonly weights: Float64Array;
  readonly scores: Float64Array;
  /** Bits: 1 support, 2 opposition, 4 anything in force. */
  readonly signs: Uint8Array;
}

export const sumsByDate = (dates: number): SumsByDate => ({
  weights: new Float64Array(dates),
  scores: new Float64Array(dates),
  signs: new Uint8Array(dates),
});

/** How cells are weighed. */
export interface Counting {
  readonly axis: Axis;
  readonly weighing: Weighing;
  readonly rows: WeighedRows;
  readonly sums: SumsByDate;
}

/**
 * Counts a subject's cells where all pieces in force are weighed: each piece is added to the dates on which it is in
 * force, one piece after another, so that sums run in the order of the pieces.
 */
export class WeighedCounts {
  constructor(private readonly counting: Counting) {}

  add(
    { rows, parties, offsets }: CellRows,
    nameOf: (party: number) => string,
    tally: JudgedTally,
  ): void {
    const { axis } = this.counting;
    for (let cell = 0; cell < parties.length; cell += 1) {
      if (!this.counting.rows.take(rows, offsets[cell]!, offsets[cell + 1]!)) continue;
      const party = nameOf(parties[cell]!);
      const spans = axis.spans.of(party);
      const heard = axis.indexOf(this.counting.rows.heardFrom);
      this.#addUp(heard);
      eachDate(spans.counted, heard, (at) => this.#count(at, tally));
      eachDate(spans.outside, heard, (at) => {
        if (this.counting.sums.signs[at] !== 0) tally.addOutside(party, at);
      });
      tally.observed.add(spans, heard);
    }
  }

  #addUp(heard: number): void {
    const { rows, sums } = this.counting;
    const { weights, scores, signs } = sums;
    weights.fill(0, heard);
    scores.fill(0, heard);
    signs.fill(0, heard);
    for (let i = 0; i < rows.length; i += 1) this.#addRow(i);
  }

  /** From one step of age to the next the weight stays the same. */
  #addRow(i: number): void {
    const { axis, rows, sums, weighing } = this.counting;
    const { weights, scores, signs } = sums;
    const base = rows.baseOf(i);
    const each = SCORES[rows.factsOf(i)]!;
    const bits = SIGNS[rows.factsOf(i)]! | HEARD;
    const stepDays = rows.ages(i) ? weighing.stepDays : Number.POSITIVE_INFINITY;
    const end = axis.indexOf(rows.endOf(i));
    let next = rows.startOf(i);
    let at = axis.indexOf(next);
    for (let steps = 0; at < end; steps += 1) {
      next += stepDays;
      const stop = Math.min(axis.indexOf(next), end);
      const weight = base * rows.decay(steps);
      const score = weight * each;
      for (; at < stop; at += 1) {
        weights[at]! += weight;
        scores[at]! += score;
        signs[at]! |= bits;
      }
    }
  }

  #count(at: number, tally: JudgedTally): void {
    const { weighing, sums } = this.counting;
    const signs = sums.signs[at]!;
    if (signs === 0) return;
    const isContested = (signs & CONTESTED) === CONTESTED;
    const weight = sums.weights[at]!;
    const score = sums.scores[at]!;
    tally.addMember(at, weighing.judge({ weight, score, isContested }));
  }
}

function eachDate(stretches: Stretches, heard: number, visit: (at: number) => void): void {
  for (let i = 0; i < stretches.length; i += 2) {
    const end = stretches[i + 1]!;
    for (let at = Math.max(heard, stretches[i]!); at < end; at += 1) visit(at);
  }
}
