import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import type { Roster } from './rosters.js';
import type { Judgement, PositionClass } from './rule-sets/rule-set.js';

const CLASSES: readonly PositionClass[] = [...STANCES, 'insufficient'];
const CLASS_INDEX = new Map(CLASSES.map((each, index) => [each, index]));

const NOBODY: readonly string[] = [];

/** Counters of a date: the classes in the order of the stances, then insufficient. */
export const COLUMNS = CLASSES.length;

/** Counters of one subject for each date. Add parties in ascending order: that is the order of the sums. */
export class Tally {
  /** By date and column. */
  readonly counts: Uint32Array;
  readonly supporters: Uint32Array;
  readonly scoreSums: Float64Array;
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
    this.counts = new Uint32Array(length * COLUMNS);
    this.supporters = new Uint32Array(length);
    this.scoreSums = new Float64Array(length);
    this.steps = new Int32Array((length + 1) * COLUMNS);
    this.observedSteps = new Int32Array(length + 1);
    this.observedAt = new Uint32Array(length);
  }

  /** As it was when it was made: for another subject. */
  clear(): void {
    this.counts.fill(0);
    this.supporters.fill(0);
    this.scoreSums.fill(0);
    this.steps.fill(0);
    this.observedSteps.fill(0);
    this.outside.length = 0;
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
    this.counts[at * COLUMNS + CLASS_INDEX.get(held)!]! += 1;
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
    this.steps[begin * COLUMNS + stance]! += 1;
    this.steps[end * COLUMNS + stance]! -= 1;
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
    const { counts, scoreSums, steps, supporters } = this;
    const column = CLASS_INDEX.get(held)!;
    const each = held === 'insufficient' || score === null ? 0 : score;
    const supports = each > 0 ? 1 : 0;
    let members = 0;
    for (let at = 0, first = 0; at < scoreSums.length; at += 1, first += COLUMNS) {
      members += steps[first + stance]!;
      counts[first + column]! += members;
      scoreSums[at]! += members * each;
      supporters[at]! += members * supports;
    }
  }

  observed(at: number): number {
    return this.observedAt[at]!;
  }

  /** Parties with a position on the date that are not counted. */
  outsideAt(at: number): readonly string[] {
    return this.outside[at] ?? NOBODY;
  }
}
