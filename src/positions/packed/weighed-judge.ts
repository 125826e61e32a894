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
import { WeighedPast } from './weighed-past.js';
import { WeighedRows } from './weighed-rows.js';

/** Where all rows in force are weighed, each by itself. */
export class WeighedJudge implements CellJudge {
  readonly #asOf: Day;
  readonly #rows: WeighedRows;
  readonly #past: WeighedPast;
  chosen: Judgement | undefined;
  words: Judgement | undefined;
  deeds: Judgement | undefined;
  n = 0;

  constructor(weighing: Weighing, { asOf, knownAt, hearing }: Moment) {
    this.#asOf = asOf;
    this.#rows = new WeighedRows(weighing, { knownAt, lastDay: asOf, voices: hearing });
    this.#past = new WeighedPast(this.#rows, weighing, CHOSEN);
  }

  look({ rows, from, to }: CellBounds): void {
    this.#rows.take(rows, from, to);
    this.words = this.#rows.judge(this.#asOf, WORDS);
    this.deeds = this.#rows.judge(this.#asOf, DEEDS);
    this.chosen = this.#rows.judge(this.#asOf, CHOSEN);
    this.n = this.#rows.n;
  }

  since(born: Day): Day {
    return this.#past.heldSince(this.#asOf, born);
  }

  basis(): Iterable<readonly [number, number]> {
    return this.#rows.inForce(this.#asOf, CHOSEN);
  }
}
