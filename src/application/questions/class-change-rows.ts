import type { JsonObject } from '#kernel/json.js';
import {
  type ChangeCauses,
  type ClassChange,
  type ClassChangesQuery,
  classChanges,
  newestFirst,
} from '#positions/class-changes.js';
import type { World } from '#positions/world.js';
import { isoOf } from '#vocabulary/day.js';
import { inTurns } from '../in-turns.js';

/** Changes of class as they go over the wire, newest first. */
export async function classChangeRows(
  world: World,
  subjects: readonly string[],
  query: ClassChangesQuery,
): Promise<readonly JsonObject[]> {
  const found = await inTurns(subjects, (on) => classChanges(world, { ...query, on }));
  return found.sort(newestFirst).map(rowOf);
}

const rowOf = ({ date, party, on, before, after, ...causes }: ClassChange): JsonObject => ({
  date: isoOf(date),
  party,
  on,
  before: before.class,
  after: after.class,
  scoreBefore: before.score,
  scoreAfter: after.score,
  between: null,
  scoreBetween: null,
  kinds: kindsOf(causes),
  causes: [
    ...causes.began,
    ...causes.ended,
    ...(causes.ageing ? ['ageing'] : []),
    ...(causes.state ? ['state'] : []),
  ],
});

const kindsOf = ({ began, ended, ageing, state }: ChangeCauses): readonly string[] => [
  ...(began.length > 0 ? ['began'] : []),
  ...(ended.length > 0 ? ['ended'] : []),
  ...(ageing ? ['ageing'] : []),
  ...(state ? ['state'] : []),
];
