import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import type { Judgement, RuleSet } from '../rule-sets/rule-set.js';
import type { Spell } from '../spell.js';
import { bornBy, type CellBounds, type CellJudge, type Moment } from './cell-judge.js';
import { LastInForce, sinceOfLast } from './last-in-force.js';
import { stanceIndexIn } from './row.js';

/** Where the last row in force decides alone. */
export class LastJudge implements CellJudge {
  readonly #moment: Moment;
  readonly #inForce: LastInForce;
  readonly #judged: readonly Judgement[];
  #cell: CellBounds | undefined;
  #basis: number[] = [];

  constructor(byLast: NonNullable<RuleSet['byLast']>, moment: Moment) {
    this.#moment = moment;
    this.#inForce = new LastInForce(moment);
    this.#judged = STANCES.map((stance) => byLast(stance));
  }

  look(cell: CellBounds, withBasis: boolean): void {
    this.#cell = cell;
    this.#basis = [];
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

  since(spells: readonly Spell[]): Day {
    const { rows, from } = this.#cell!;
    const stance = stanceIndexIn(rows, this.#inForce.chosen);
    const born = bornBy(spells, this.#moment.asOf);
    const view = { rows, first: from, end: this.#inForce.end, born, moment: this.#moment };
    return sinceOfLast(view, stance);
  }

  basis(): readonly (readonly [number, number])[] {
    const last = this.#basis.length - 1;
    return this.#basis.map((at, index) => [at, index === last ? 1 : 0]);
  }

  #judgedAt(at: number): Judgement | undefined {
    return at < 0 ? undefined : this.#judged[stanceIndexIn(this.#cell!.rows, at)];
  }
}
