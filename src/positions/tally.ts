import { STANCES } from '#vocabulary/stance.js';
import { DateNumbers } from './date-numbers.js';
import { Observed } from './observed.js';
import type { Judgement, PositionClass } from './rule-sets/rule-set.js';

const CLASSES: readonly PositionClass[] = [...STANCES, 'insufficient'];
const CLASS_INDEX = new Map(CLASSES.map((each, index) => [each, index]));
const SUPPORTERS = CLASSES.length;

const NOBODY: readonly string[] = [];

/** Counters of one subject for each date; what they come to is told date by date. */
export abstract class Tally {
  readonly observed: Observed;
  /** Of the date that was looked at last: members by class, in the order of the stances, then insufficient. */
  readonly members = new Int32Array(CLASSES.length);
  scoreSum = 0;
  supporters = 0;
  readonly #outside: (string[] | undefined)[] = [];

  constructor(dates: number) {
    this.observed = new Observed(dates);
  }

  abstract look(at: number): void;

  /** Once all are in. */
  addUp(): void {
    this.observed.addUp();
    for (const told of this.#outside) told?.sort();
  }

  addOutside(party: string, at: number): void {
    const told = this.#outside[at];
    if (told === undefined) this.#outside[at] = [party];
    else told.push(party);
  }

  /** Parties with a position on the date that are not counted, ascending. */
  outsideAt(at: number): readonly string[] {
    return this.#outside[at] ?? NOBODY;
  }
}

/** Where each date is judged by itself. Add parties in ascending order: that is the order of the sums. */
export class JudgedTally extends Tally {
  readonly #numbers: DateNumbers;
  readonly #scoreSums: Float64Array;

  constructor(dates: number) {
    super(dates);
    this.#numbers = new DateNumbers(dates);
    this.#scoreSums = new Float64Array(dates);
  }

  addMember(at: number, { class: held, score }: Judgement): void {
    this.#numbers.add(CLASS_INDEX.get(held)!, at);
    if (held === 'insufficient' || score === null) return;
    this.#scoreSums[at]! += score;
    if (score > 0) this.#numbers.add(SUPPORTERS, at);
  }

  look(at: number): void {
    for (let column = 0; column < CLASSES.length; column += 1) {
      this.members[column] = this.#numbers.at(column, at);
    }
    this.scoreSum = this.#scoreSums[at]!;
    this.supporters = this.#numbers.at(SUPPORTERS, at);
  }
}

/** What a stance makes of a member whose last piece in force has it. */
interface Made {
  readonly column: number;
  readonly score: number;
  readonly supporters: 0 | 1;
}

/** Where the last piece in force decides: members are counted by its stance, and the scores add up exactly. */
export class LastTally extends Tally {
  readonly #numbers: DateNumbers;
  readonly #made: readonly Made[];

  /** `judged` is what each stance makes, in their order. */
  constructor(dates: number, judged: readonly Judgement[]) {
    super(dates);
    this.#numbers = new DateNumbers(dates);
    this.#made = judged.map(madeOf);
  }

  /** A member whose last piece in force has this stance, from one date until before another. */
  addRun(stance: number, begin: number, end: number): void {
    this.#numbers.addRun(stance, begin, end);
  }

  override addUp(): void {
    super.addUp();
    for (let stance = 0; stance < this.#made.length; stance += 1) this.#numbers.addUp(stance);
  }

  look(at: number): void {
    this.members.fill(0);
    this.scoreSum = 0;
    this.supporters = 0;
    for (let stance = 0; stance < this.#made.length; stance += 1) {
      const { column, score, supporters } = this.#made[stance]!;
      const members = this.#numbers.at(stance, at);
      this.members[column]! += members;
      this.scoreSum += members * score;
      this.supporters += members * supporters;
    }
  }
}

function madeOf({ class: held, score }: Judgement): Made {
  const own = held === 'insufficient' || score === null ? 0 : score;
  return { column: CLASS_INDEX.get(held)!, score: own, supporters: own > 0 ? 1 : 0 };
}
