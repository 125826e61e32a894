import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import type { Judgement, RuleSet } from '../rule-sets/rule-set.js';
import type { CellBounds, CellJudge, Moment } from './cell-judge.js';
import { LastInForce } from './last-in-force.js';
import { stanceIndexIn } from './row.js';

const NO_ROWS = new Int32Array(0);

/** Where the last row in force decides alone. */
export class LastJudge implements CellJudge {
  readonly #inForce: LastInForce;
  readonly #judged: readonly Judgement[];
  #rows: Int32Array = NO_ROWS;
  #basis: number[] = [];

  constructor(byLast: NonNullable<RuleSet['byLast']>, moment: Moment) {
    this.#inForce = new LastInForce(moment);
    this.#judged = STANCES.map((stance) => byLast(stance));
  }

  look(cell: CellBounds, withBasis: boolean): void {
    this.#rows = cell.rows;
    if (withBasis) this.#basis = [];
    this.#inForce.look(cell, withBasis ? this.#basis : undefined);
  }

  get chosen(): Judgement | undefined {
    return this.#judgedAt(this.#inForce.chosen);
  }

  get words(): Judgement | undefined {
    return this.#judgedAt(this.#inForce.words);
  }

  get deeds(): Judgement | undefined {
    return this.#judgedAt(this.#inForce.deeds);
  }

  get n(): number {
    return this.#inForce.n;
  }

  since(born: Day): Day {
    return this.#inForce.since(born);
  }

  basis(): readonly (readonly [number, number])[] {
    const last = this.#basis.length - 1;
    return this.#basis.map((at, index) => [at, index === last ? 1 : 0]);
  }

  #judgedAt(at: number): Judgement | undefined {
    return at < 0 ? undefined : this.#judged[stanceIndexIn(this.#rows, at)];
  }
}
