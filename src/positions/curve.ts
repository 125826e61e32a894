import type { Day } from '#vocabulary/day.js';
import type { Axis } from './axis.js';
import type { Tally } from './tally.js';

/** How a roster stood on one subject on one date. */
export interface TimelineRow {
  readonly on: string;
  readonly date: Day;
  readonly supports: number;
  readonly leansSupport: number;
  readonly mixed: number;
  readonly neutral: number;
  readonly leansOppose: number;
  readonly opposes: number;
  readonly insufficient: number;
  readonly silent: number;
  readonly roster: number;
  /** Over members with a class other than insufficient; null when there is none. */
  readonly meanScore: number | null;
  /** Shares of the roster; null when it is empty. */
  readonly supportShare: number | null;
  readonly coverage: number | null;
  /** Parties with a position that the roster does not hold, ascending; in no count. */
  readonly outside: readonly string[];
}

/** How a roster stood on one subject on each date: numbers, of which a row is made when it is asked for. */
export class Curve {
  constructor(
    readonly on: string,
    private readonly axis: Axis,
    private readonly tally: Tally,
    /** Whether the roster is whoever had been heard of. */
    private readonly isObserved: boolean,
  ) {}

  /** By date. */
  *rows(): Generator<TimelineRow> {
    for (let at = 0; at < this.axis.dates.length; at += 1) yield this.row(at);
  }

  /** On the date with this index. */
  row(at: number): TimelineRow {
    const { axis, on, tally } = this;
    tally.look(at);
    const { members, scoreSum, supporters } = tally;
    const supports = members[0]!;
    const leansSupport = members[1]!;
    const mixed = members[2]!;
    const neutral = members[3]!;
    const leansOppose = members[4]!;
    const opposes = members[5]!;
    const insufficient = members[6]!;
    const clear = supports + leansSupport + mixed + neutral + leansOppose + opposes;
    const heard = clear + insufficient;
    const roster = this.isObserved ? tally.observed.at(at) : axis.rosters[at]!.size;
    return {
      on,
      date: axis.dates[at]!,
      supports,
      leansSupport,
      mixed,
      neutral,
      leansOppose,
      opposes,
      insufficient,
      silent: roster - heard,
      roster,
      meanScore: clear === 0 ? null : scoreSum / clear,
      supportShare: roster === 0 ? null : supporters / roster,
      coverage: roster === 0 ? null : heard / roster,
      outside: tally.outsideAt(at),
    };
  }
}
