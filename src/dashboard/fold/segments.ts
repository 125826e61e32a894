import { lowerBound } from '#positions/bisect.js';
import { type Day, dayOf } from '#vocabulary/day.js';
import type { StandClass } from '../words/classes.js';
import type { ChangeRow } from './answers.js';

/** What a party holds on a day. */
export interface Held {
  readonly class: StandClass;
  /** Null while silent. */
  readonly score: number | null;
  /** First day of the run; null before anything was known to happen. */
  readonly since: Day | null;
}

type Begun = Held & { readonly since: Day };

interface Cell {
  readonly days: readonly Day[];
  readonly held: readonly Begun[];
}

const NOTHING: Held = { class: 'silent', score: null, since: null };
const NO_CELLS: ReadonlyMap<string, Cell> = new Map();

/**
 * All positions of all days, folded from their changes once, so that any day is a binary search away and moving along
 * the days asks nobody.
 */
export class Segments {
  private constructor(private readonly subjects: ReadonlyMap<string, ReadonlyMap<string, Cell>>) {}

  /** Takes the changes from the first one on, in any order. */
  static of(changes: readonly ChangeRow[]): Segments {
    const subjects = new Map(
      [...Map.groupBy(changes, ({ on }) => on)].map(([on, rows]) => [on, cellsOf(rows)] as const),
    );
    return new Segments(subjects);
  }

  at(party: string, on: string, day: Day): Held {
    const cell = this.#cells(on).get(party);
    if (!cell) return NOTHING;
    return cell.held[lowerBound(cell.days, day + 1) - 1] ?? NOTHING;
  }

  /** Every party that ever held anything on it. */
  parties(on: string): readonly string[] {
    return [...this.#cells(on).keys()];
  }

  /** Days on which anybody’s class changed, ascending, each once. */
  days(on: string): readonly Day[] {
    const all = new Set<Day>();
    for (const { days } of this.#cells(on).values()) for (const day of days) all.add(day);
    return [...all].toSorted((a, b) => a - b);
  }

  /** What one party held, from its first change on. */
  runs(party: string, on: string): readonly Begun[] {
    return this.#cells(on).get(party)?.held ?? [];
  }

  #cells(on: string): ReadonlyMap<string, Cell> {
    return this.subjects.get(on) ?? NO_CELLS;
  }
}

function cellsOf(rows: readonly ChangeRow[]): ReadonlyMap<string, Cell> {
  const parties = Map.groupBy(rows, ({ party }) => party);
  return new Map([...parties].map(([party, changes]) => [party, cellOf(changes)]));
}

function cellOf(changes: readonly ChangeRow[]): Cell {
  const held = changes
    .map(({ date, after, scoreAfter }) => ({
      class: after,
      score: scoreAfter,
      since: dayOf(String(date)),
    }))
    .toSorted((a, b) => a.since - b.since);
  return { days: held.map(({ since }) => since), held };
}
