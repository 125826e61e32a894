import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import type { Roster } from './rosters.js';
import type { Judgement, PositionClass } from './rule-sets/rule-set.js';

const CLASSES: readonly PositionClass[] = [...STANCES, 'insufficient'];
const CLASS_INDEX = new Map(CLASSES.map((each, index) => [each, index]));

/** What one date adds up to. */
export interface Totals {
  readonly count: (of: PositionClass) => number;
  /** Members that have any class. */
  readonly heard: number;
  /** Members whose class is clear, and the sum of their scores. */
  readonly clear: number;
  readonly scoreSum: number;
  readonly supporters: number;
  readonly outside: readonly string[];
}

/** Counters of one subject for each date. Add parties in ascending order: that is the order of the sums. */
export class Tally {
  readonly observed: Uint32Array;
  private readonly counts: Uint32Array;
  private readonly supporters: Uint32Array;
  private readonly scoreSums: Float64Array;
  private readonly outside: string[][];

  constructor(
    readonly dates: readonly Day[],
    readonly rosters: readonly Roster[],
  ) {
    this.observed = new Uint32Array(dates.length);
    this.counts = new Uint32Array(dates.length * CLASSES.length);
    this.supporters = new Uint32Array(dates.length);
    this.scoreSums = new Float64Array(dates.length);
    this.outside = dates.map(() => []);
  }

  isCounted(party: string, at: number): boolean {
    const roster = this.rosters[at]!;
    return roster === null || roster.has(party);
  }

  add(party: string, at: number, { class: held, score }: Judgement): void {
    if (!this.isCounted(party, at)) {
      this.outside[at]!.push(party);
      return;
    }
    this.counts[at * CLASSES.length + CLASS_INDEX.get(held)!]! += 1;
    if (held === 'insufficient' || score === null) return;
    this.scoreSums[at]! += score;
    if (score > 0) this.supporters[at]! += 1;
  }

  totals(at: number): Totals {
    const own = this.counts.subarray(at * CLASSES.length, (at + 1) * CLASSES.length);
    const count = (of: PositionClass): number => own[CLASS_INDEX.get(of)!]!;
    const heard = own.reduce((sum, each) => sum + each, 0);
    return {
      count,
      heard,
      clear: heard - count('insufficient'),
      scoreSum: this.scoreSums[at]!,
      supporters: this.supporters[at]!,
      outside: this.outside[at]!,
    };
  }
}
