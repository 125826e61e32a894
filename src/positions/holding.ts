import { getOrMake } from '#kernel/get-or-make.js';
import type { Day } from '#vocabulary/day.js';
import { isGroup } from '#vocabulary/party.js';
import { type Courses, holdsAt } from './course.js';
import type { Evidence } from './evidence.js';
import type { Filters } from './filters.js';
import { spokenFor } from './packed/deal.js';
import { startOf } from './piece.js';
import type { RevisionsQuery } from './revision.js';
import { type Heirs, heirsBy, heirsTo } from './succession.js';
import type { World } from './world.js';

/** For whom evidence counts, by what was known of groups and successions, whatever was known of the evidence. */
export interface Holding {
  /** First day on which it counts for the party, as known at a sequence; undefined: it does on none. */
  readonly countsFrom: (evidence: Evidence, party: string, at: number) => Day | undefined;
  /** Sequences after `since` at which that may have changed. */
  readonly events: (evidence: Evidence, party: string) => readonly number[];
}

export function holdingOf(world: World, query: RevisionsQuery, courses: Courses): Holding {
  const { groups, dating, succession } = query.filters;
  const successions = succession === 'continue' ? (world.successionChanges ?? []) : [];
  const heirsAt = heirsBetween(world, dating, successions);
  const isSpokenFor = (evidence: Evidence, party: string, at: number): boolean =>
    spokenFor(evidence, startOf(evidence, dating), {
      members: (group, day) => (holdsAt(courses.membership(party, group, day), at) ? [party] : []),
    }).includes(party);
  return {
    countsFrom: (evidence, party, at) => {
      const start = startOf(evidence, dating);
      if (evidence.party === party) return start;
      if (groups === 'members' && isSpokenFor(evidence, party, at)) return start;
      return heirsTo(heirsAt(at)(evidence.party), start).find((heir) => heir.party === party)?.from;
    },
    events: (evidence, party) => {
      if (!isGroup(evidence.party)) return successions;
      return evidence.covers.length > 0
        ? []
        : courses.membership(party, evidence.party, startOf(evidence, dating)).turns;
    },
  };
}

/** Those known at a sequence, worked out once for all between two changes; nobody where none are told of. */
function heirsBetween(world: World, dating: Filters['dating'], changes: readonly number[]) {
  const known = new Map<number, Heirs>();
  return (at: number): Heirs => {
    const change = changes.findLast((each) => each <= at);
    if (change === undefined) return () => [];
    return getOrMake(known, change, () => heirsBy(world.successions?.(change) ?? [], dating));
  };
}
