import { getOrMake } from '#kernel/get-or-make.js';
import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import type { RuleSet } from '../rule-sets/rule-set.js';
import { type Standing, standingOf } from '../standing.js';
import type { CellJudge, Moment } from './cell-judge.js';
import type { CellRows } from './cell-rows.js';
import { LastInForce } from './last-in-force.js';

type ByLast = NonNullable<RuleSet['byLast']>;

/** Where the last row in force decides alone. */
export class LastJudge implements CellJudge {
  readonly #inForce: LastInForce;
  readonly #standings: readonly Standing[];

  constructor(byLast: ByLast, moment: Moment) {
    this.#inForce = new LastInForce(moment);
    this.#standings = getOrMake(standings, byLast, () => standingsUnder(byLast));
  }

  look(cells: CellRows, asked: readonly number[]): void {
    this.#inForce.look(cells, asked);
  }

  standing(place: number): Standing {
    return this.#standings[this.#inForce.stances[place]!]!;
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

const standings = new WeakMap<ByLast, readonly Standing[]>();

/** By the stances of the three voices, as octal digits: no stance has 7. */
function standingsUnder(byLast: ByLast): readonly Standing[] {
  const judged = STANCES.map((stance) => byLast(stance));
  return Array.from({ length: 0o1000 }, (_, stances) =>
    standingOf(judged[stances & 7], judged[(stances >> 3) & 7], judged[stances >> 6]),
  );
}
