import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import type { Roster } from './rosters.js';
import type { Judgement, PositionClass } from './rule-sets/rule-set.js';

const CLASSES: readonly PositionClass[] = [...STANCES, 'insufficient'];
const CLASS_INDEX = new Map(CLASSES.map((each, index) => [each, index]));

const NOBODY: readonly string[] = [];

/** What one date adds up to: members in each class, then all that have any. */
export interface Totals {
  readonly supports: number;
  readonly leansSupport: number;
  readonly mixed: number;
  readonly neutral: number;
  readonly leansOppose: number;
  readonly opposes: number;
  readonly insufficient: number;
  readonly heard: number;
  /** The sum of the scores of those whose class is clear. */
  readonly scoreSum: number;
  readonly supporters: number;
  readonly outside: readonly string[];
}

/** Counters of one subject for each date. Add parties in ascending order: that is the order of the sums. */
export class Tally {
  private readonly counts: Uint32Array;
  private readonly supporters: Uint32Array;
  private readonly scoreSums: Float64Array;
  private readonly outside: (string[] | undefined)[] = [];
  /** By how much a count rises from one date to the next, as long as runs are added. */
  private readonly steps: Int32Array;
  private readonly observedSteps: Int32Array;
  private readonly observedAt: Uint32Array;

  constructor(
    readonly dates: readonly Day[],
    readonly rosters: readonly Roster[],
  ) {
    const { length } = dates;
    this.counts = new Uint32Array(length * CLASSES.length);
    this.supporters = new Uint32Array(length);
    this.scoreSums = new Float64Array(length);
    this.steps = new Int32Array((length + 1) * CLASSES.length);
    this.observedSteps = new Int32Array(length + 1);
    this.observedAt = new Uint32Array(length);
  }

  isCounted(party: string, at: number): boolean {
    const roster = this.rosters[at]!;
    return roster === null || roster.has(party);
  }

  add(party: string, at: number, judgement: Judgement): void {
    if (this.isCounted(party, at)) this.addMember(at, judgement);
    else this.addOutside(party, at);
  }

  addMember(at: number, { class: held, score }: Judgement): void {
    this.counts[at * CLASSES.length + CLASS_INDEX.get(held)!]! += 1;
    if (held === 'insufficient' || score === null) return;
    this.scoreSums[at]! += score;
    if (score > 0) this.supporters[at]! += 1;
  }

  addOutside(party: string, at: number): void {
    const told = this.outside[at];
    if (told === undefined) this.outside[at] = [party];
    else told.push(party);
  }

  /** A member whose last piece in force has this stance, from one date until before another. */
  addRun(stance: number, begin: number, end: number): void {
    this.steps[begin * CLASSES.length + stance]! += 1;
    this.steps[end * CLASSES.length + stance]! -= 1;
  }

  /** A member that has been heard of, from one date until before another. */
  observe(begin: number, end: number): void {
    this.observedSteps[begin]! += 1;
    this.observedSteps[end]! -= 1;
  }

  /** Adds up the runs, once all are in; `judged` is what each stance makes, and its scores add up exactly. */
  finish(judged: readonly Judgement[] | null): void {
    let observed = 0;
    for (let at = 0; at < this.observedAt.length; at += 1) {
      observed += this.observedSteps[at]!;
      this.observedAt[at] = observed;
    }
    for (const [stance, judgement] of judged?.entries() ?? []) this.addUp(stance, judgement);
  }

  private addUp(stance: number, { class: held, score }: Judgement): void {
    const width = CLASSES.length;
    const column = CLASS_INDEX.get(held)!;
    const each = held === 'insufficient' || score === null ? 0 : score;
    let members = 0;
    for (let at = 0; at < this.dates.length; at += 1) {
      members += this.steps[at * width + stance]!;
      this.counts[at * width + column]! += members;
      this.scoreSums[at]! += members * each;
      if (each > 0) this.supporters[at]! += members;
    }
  }

  observed(at: number): number {
    return this.observedAt[at]!;
  }

  /** The columns are in the order of the stances; taken by number, for a series has many rows. */
  totals(at: number): Totals {
    const { counts } = this;
    const first = at * CLASSES.length;
    let heard = 0;
    for (let column = 0; column < CLASSES.length; column += 1) heard += counts[first + column]!;
    return {
      supports: counts[first]!,
      leansSupport: counts[first + 1]!,
      mixed: counts[first + 2]!,
      neutral: counts[first + 3]!,
      leansOppose: counts[first + 4]!,
      opposes: counts[first + 5]!,
      insufficient: counts[first + 6]!,
      heard,
      scoreSum: this.scoreSums[at]!,
      supporters: this.supporters[at]!,
      outside: this.outside[at] ?? NOBODY,
    };
  }
}
