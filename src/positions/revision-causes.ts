import { coursesOf } from './course.js';
import type { Evidence } from './evidence.js';
import { holdingOf } from './holding.js';
import { turnsOf } from './record-turns.js';
import type { Pair, RevisionCause, RevisionsQuery } from './revision.js';
import { isWeighty, type Weighed, weighed } from './weighed.js';
import type { World } from './world.js';

/** Versions of what bears on one subject, by record. */
export type Versions = ReadonlyMap<string, readonly Evidence[]>;

/** Events that made a position another; ascending. What is the same for all positions is looked up once. */
export function causesBy(
  world: World,
  query: RevisionsQuery,
): (pair: Pair, versions: Versions) => RevisionCause[] {
  const courses = coursesOf(world, query);
  const holding = holdingOf(world, query, courses);
  return (pair, versions) => {
    const { party, earlier, later } = pair;
    const told = (records: readonly Weighed[]): RevisionCause[] =>
      [...new Set(records.map(({ piece }) => piece.evidence.record))].flatMap((each) =>
        turnsOf(versions.get(each) ?? [], party, query, holding),
      );
    const life = earlier.exists === later.exists ? [] : courses.life(party).turns;
    const inForce = [earlier, later].flatMap((side) =>
      weighed(side.pieces, query.sinceRules, query.asOf).map((it) => ({ ...it, side })),
    );
    const weighty = inForce.filter((it) => it.side.exists && isWeighty(it));
    const causes = [
      ...life.map((sequence) => ({ sequence, record: null })),
      ...told(weighty.length > 0 ? weighty : inForce),
    ];
    // Evidence of either sign makes a position mixed though it has no weight.
    return distinct(causes.length > 0 ? causes : told(inForce));
  };
}

/** One event about a group may have brought several records. */
function distinct(causes: readonly RevisionCause[]): RevisionCause[] {
  const found = new Map(causes.map((cause) => [`${cause.sequence} ${cause.record}`, cause]));
  return [...found.values()].toSorted((a, b) => a.sequence - b.sequence);
}
