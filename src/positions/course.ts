import { getOrMake } from '#kernel/get-or-make.js';
import type { Day } from '#vocabulary/day.js';
import type { Directory } from './directory.js';
import type { RevisionsQuery } from './revision.js';
import type { World } from './world.js';

/** Whether something is believed, from `since` up to `knownAt`. */
export interface Course {
  readonly atSince: boolean;
  /** Sequences, ascending, at which it came to be believed or ceased to be. */
  readonly turns: readonly number[];
}

/** Of a sequence that is neither before `since` nor after `knownAt`. */
export const holdsAt = ({ atSince, turns }: Course, at: number): boolean =>
  turns.filter((each) => each <= at).length % 2 === 0 ? atSince : !atSince;

/** What was told of states and groups. */
export interface Courses {
  /** That the party existed on the day asked about. */
  readonly life: (party: string) => Course;
  readonly membership: (party: string, group: string, day: Day) => Course;
}

/** Each looked for once. */
export function coursesOf(world: World, query: RevisionsQuery): Courses {
  const { since, knownAt, asOf } = query;
  const [first, last] = [world.directory(since), world.directory(knownAt)];
  const told = (party: string, group: string | null): readonly number[] =>
    (world.changesOf?.(party, group) ?? []).filter((each) => each <= knownAt);

  const courseOf = (events: readonly number[], holds: (it: Directory) => boolean): Course => {
    const atSince = holds(first);
    const candidates = events.filter((each) => since < each);
    // The usual case: it spares many directories.
    if (candidates.length < 2) return { atSince, turns: atSince === holds(last) ? [] : candidates };
    const isTurn = (at: number) => holds(world.directory(at - 1)) !== holds(world.directory(at));
    return { atSince, turns: candidates.filter(isTurn) };
  };

  const known = new Map<string, Course>();
  return {
    life: (party) => courseOf(told(party, null), (it) => it.exists(party, asOf)),
    membership: (party, group, day) =>
      getOrMake(known, `${party} ${group} ${day}`, () => {
        const events = eventsOf(told(party, null), told(party, group));
        return courseOf(events, (it) => it.members(group, day).includes(party));
      }),
  };
}

/** What may have changed a membership: a state that was known before it joined, once, did so by that alone. */
function eventsOf(life: readonly number[], spells: readonly number[]): readonly number[] {
  if (spells.length === 1 && life.every((each) => each < spells[0]!)) return spells;
  return [...life, ...spells].toSorted((a, b) => a - b);
}
