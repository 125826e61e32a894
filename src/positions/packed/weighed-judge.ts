import type { Day } from '#vocabulary/day.js';
import type { Judgement, Weighing } from '../rule-sets/rule-set.js';
import {
  type CellBounds,
  type CellJudge,
  CHOSEN,
  DEEDS,
  type Moment,
  WORDS,
} from './cell-judge.js';
import { WeighedRows } from './weighed-rows.js';

/** Where all rows in force are weighed, each by itself. */
export class WeighedJudge implements CellJudge {
  readonly #asOf: Day;
  readonly #rows: WeighedRows;
  chosen: Judgement | undefined;
  words: Judgement | undefined;
  deeds: Judgement | undefined;
  n = 0;

  constructor(weighing: Weighing, { asOf, knownAt, hearing }: Moment) {
    this.#asOf = asOf;
    this.#rows = new WeighedRows(weighing, { knownAt, lastDay: asOf, voices: hearing });
  }

  look({ rows, from, to }: CellBounds): void {
    this.#rows.take(rows, from, to);
    this.words = this.#rows.judge(this.#asOf, WORDS);
    this.deeds = this.#rows.judge(this.#asOf, DEEDS);
    this.chosen = this.#rows.judge(this.#asOf, CHOSEN);
    this.n = this.#rows.n;
  }

  /** Walks back from change to change as long as the class stays. */
  since(born: Day): Day {
    let since = this.#asOf + 1;
    let held = this.chosen?.class;
    while (held === this.chosen?.class) {
      since = this.#rows.lastChange(since - 1, CHOSEN);
      if (since <= born) return born;
      held = this.#rows.judge(since - 1, CHOSEN)?.class;
    }
    return since;
  }

  basis(): Iterable<readonly [number, number]> {
    return this.#rows.inForce(this.#asOf, CHOSEN);
  }
}
