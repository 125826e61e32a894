import { getOrMake } from '#kernel/get-or-make.js';
import type { Day } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import type { RuleSet } from '../rule-sets/rule-set.js';
import { type Voices, voicesOf } from '../voices.js';
import type { CellJudge, Moment } from './cell-judge.js';
import type { CellRows } from './cell-rows.js';
import { LastInForce } from './last-in-force.js';

type ByLast = NonNullable<RuleSet['byLast']>;

/** Where the last row in force decides alone. */
export class LastJudge implements CellJudge {
  readonly #inForce: LastInForce;
  readonly #voices: readonly Voices[];

  constructor(byLast: ByLast, moment: Moment) {
    this.#inForce = new LastInForce(moment);
    this.#voices = getOrMake(kept, byLast, () => voicesUnder(byLast));
  }

  look(cells: CellRows, asked: readonly number[]): void {
    this.#inForce.look(cells, asked);
  }

  voices(place: number): Voices {
    return this.#voices[this.#inForce.stances[place]!]!;
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

const kept = new WeakMap<ByLast, readonly Voices[]>();

/** By the stances of the three voices, as octal digits: no stance has 7. */
function voicesUnder(byLast: ByLast): readonly Voices[] {
  const judged = STANCES.map((stance) => byLast(stance));
  return Array.from({ length: 0o1000 }, (_, stances) =>
    voicesOf(judged[stances & 7], judged[(stances >> 3) & 7], judged[stances >> 6]),
  );
}
