import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import type { Judgement, RuleSet } from '../rule-sets/rule-set.js';
import type { CellJudge, Moment } from './cell-judge.js';
import type { CellRows } from './cell-rows.js';
import { LastInForce } from './last-in-force.js';

/** Where the last row in force decides alone. */
export class LastJudge implements CellJudge {
  readonly #inForce: LastInForce;
  /** What each stance makes, and silence. */
  readonly #judged: readonly (Judgement | undefined)[];

  constructor(byLast: NonNullable<RuleSet['byLast']>, moment: Moment) {
    this.#inForce = new LastInForce(moment);
    this.#judged = [...STANCES.map((stance) => byLast(stance)), undefined];
  }

  look(cells: CellRows, asked: readonly number[]): void {
    this.#inForce.look(cells, asked);
  }

  chosen(place: number): Judgement | undefined {
    return this.#judged[this.#inForce.chosen[place]!];
  }

  words(place: number): Judgement | undefined {
    return this.#judged[this.#inForce.words[place]!];
  }

  deeds(place: number): Judgement | undefined {
    return this.#judged[this.#inForce.deeds[place]!];
  }

  n(place: number): number {
    return this.#inForce.n[place]!;
  }

  since(place: number, born: Day): Day {
    return this.#inForce.since(place, born);
  }

  basis(place: number): readonly (readonly [number, number])[] {
    const rows = this.#inForce.rows(place);
    const last = rows.length - 1;
    return rows.map((at, index) => [at, index === last ? 1 : 0]);
  }
}
