import { getOrMake } from '#kernel/get-or-make.js';
import type { Day } from '#vocabulary/day.js';
import { lowerBound } from './bisect.js';
import type { Directory } from './directory.js';
import { type PeriodsQuery, periodEnds } from './periods.js';
import { RosterSpans } from './roster-spans.js';
import { type Roster, type RosterQuery, rostersOn } from './rosters.js';

/** The dates of a series, and who may be counted on each. */
export interface Axis {
  /** Ascending. */
  readonly dates: readonly Day[];
  readonly rosters: readonly Roster[];
  readonly spans: RosterSpans;
  /** Index of the first date that is not before the day; the number of dates when all are. */
  readonly indexOf: (day: Day) => number;
}

const AXES_MAX = 16;
const known = new WeakMap<Directory, Map<string, Axis>>();

/** Dates and rosters are the same for every subject and most polls, so the latest are kept with their directory. */
export function axisOf(directory: Directory, query: PeriodsQuery & RosterQuery): Axis {
  const { interval, from, to, asOf, roster, group, membership, parties } = query;
  const key = JSON.stringify([interval, from, to, asOf, roster, group, membership, parties]);
  const axes = getOrMake(known, directory, () => new Map<string, Axis>());
  const found = axes.get(key);
  if (found) return found;
  const axis = makeAxis(directory, query);
  if (axes.size >= AXES_MAX) axes.delete(axes.keys().next().value!);
  axes.set(key, axis);
  return axis;
}

function makeAxis(directory: Directory, query: PeriodsQuery & RosterQuery): Axis {
  const dates = periodEnds(query);
  const rosters = rostersOn(directory, query, dates);
  return {
    dates,
    rosters,
    spans: new RosterSpans(dates, rosters, directory),
    indexOf: indexByDay(dates),
  };
}

/** One look-up a day: series are swept by the million days. */
function indexByDay(dates: readonly Day[]): (day: Day) => number {
  const [first = 0, last = -1] = [dates[0], dates.at(-1)];
  const indexes = Int32Array.from({ length: last - first + 1 }, (_, at) =>
    lowerBound(dates, first + at),
  );
  return (day) => {
    if (day <= first) return 0;
    return day > last ? dates.length : indexes[day - first]!;
  };
}
