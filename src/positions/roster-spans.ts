import { getOrMake } from '#kernel/get-or-make.js';
import type { Day } from '#vocabulary/day.js';
import { lowerBound } from './bisect.js';
import type { Directory } from './directory.js';
import { isIn, type Roster } from './rosters.js';

/** Stretches of dates, as indexes: where each begins and, exclusive, ends, one after another; ascending, disjoint. */
export type Stretches = Int32Array;

/** When a party existed, and was counted or not. */
export interface PartySpans {
  readonly counted: Stretches;
  readonly outside: Stretches;
}

/** For each party the dates on which it is in the roster, and those on which it merely exists. */
export class RosterSpans {
  readonly #byParty = new Map<string, PartySpans>();
  readonly #dates: readonly Day[];
  readonly #directory: Directory;
  /** Dates between which the roster stayed as it was. */
  readonly #runs: readonly { readonly roster: Roster; begin: number; end: number }[];

  constructor(dates: readonly Day[], rosters: readonly Roster[], directory: Directory) {
    this.#dates = dates;
    this.#directory = directory;
    this.#runs = runsOf(rosters);
  }

  of(party: string): PartySpans {
    return getOrMake(this.#byParty, party, () => ({
      counted: this.#where(party, (roster) => isIn(roster, party)),
      outside: this.#where(party, (roster) => !isIn(roster, party)),
    }));
  }

  #where(party: string, holds: (roster: Roster) => boolean): Stretches {
    const found: number[] = [];
    const runs = this.#runs.filter(({ roster }) => holds(roster));
    for (const spell of this.#directory.spells(party)) {
      const first = lowerBound(this.#dates, spell.first);
      const last = lowerBound(this.#dates, spell.last + 1);
      for (const run of runs) add(found, Math.max(first, run.begin), Math.min(last, run.end));
    }
    return Int32Array.from(found);
  }
}

/** Stretches that meet become one. */
function add(stretches: number[], begin: number, end: number): void {
  if (begin >= end) return;
  if (stretches.at(-1) === begin) stretches[stretches.length - 1] = end;
  else stretches.push(begin, end);
}

function runsOf(rosters: readonly Roster[]) {
  const runs: { roster: Roster; begin: number; end: number }[] = [];
  for (const [at, roster] of rosters.entries()) {
    const run = runs.at(-1);
    if (run && run.roster === roster) run.end = at + 1;
    else runs.push({ roster, begin: at, end: at + 1 });
  }
  return runs;
}
