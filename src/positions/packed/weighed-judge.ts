import type { Day } from '#vocabulary/day.js';
import type { Weighing } from '../rule-sets/rule-set.js';
import { type Voices, voicesOf } from '../voices.js';
import { type CellJudge, CHOSEN, DEEDS, type Moment, WORDS } from './cell-judge.js';
import type { CellRows } from './cell-rows.js';
import { WeighedPast } from './weighed-past.js';
import { WeighedRows } from './weighed-rows.js';

/** Where all rows in force are weighed, each by itself. */
export class WeighedJudge implements CellJudge {
  readonly #asOf: Day;
  readonly #rows: WeighedRows;
  readonly #past: WeighedPast;
  #cells: CellRows | undefined;
  #asked: readonly number[] = [];
  #looked: Looked | undefined;

  constructor(weighing: Weighing, { asOf, knownAt, hearing }: Moment) {
    this.#asOf = asOf;
    this.#rows = new WeighedRows(weighing, { knownAt, lastDay: asOf, voices: hearing });
    this.#past = new WeighedPast(this.#rows, weighing, CHOSEN);
  }

  look(cells: CellRows, asked: readonly number[]): void {
    this.#cells = cells;
    this.#asked = asked;
    this.#looked = undefined;
  }

  voices(place: number): Voices {
    return this.#at(place).voices;
  }

  n(place: number): number {
    return this.#at(place).n;
  }

  since(place: number, born: Day): Day {
    this.#at(place);
    return this.#past.heldSince(this.#asOf, born);
  }

  basis(place: number): Iterable<readonly [number, number]> {
    this.#at(place);
    return this.#rows.inForce(this.#asOf, CHOSEN);
  }

  /** Weighs a cell when it is first asked about, for the rows of one at a time are kept. */
  #at(place: number): Looked {
    if (this.#looked?.place === place) return this.#looked;
    const { rows, offsets } = this.#cells!;
    const cell = this.#asked[place]!;
    this.#rows.take(rows, offsets[cell]!, offsets[cell + 1]!);
    const words = this.#rows.judge(this.#asOf, WORDS);
    const deeds = this.#rows.judge(this.#asOf, DEEDS);
    const chosen = this.#rows.judge(this.#asOf, CHOSEN);
    this.#looked = { place, voices: voicesOf(chosen, words, deeds), n: this.#rows.n };
    return this.#looked;
  }
}

/** The cell whose rows are held. */
interface Looked {
  readonly place: number;
  readonly voices: Voices;
  readonly n: number;
}
