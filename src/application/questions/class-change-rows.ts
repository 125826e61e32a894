import type { JsonObject } from '#kernel/json.js';
import {
  type ChangeCauses,
  type ClassChangesQuery,
  classChanges,
} from '#positions/class-changes.js';
import type { World } from '#positions/world.js';
import { isoOf } from '#vocabulary/day.js';

/** Changes of class as they go over the wire, newest first. */
export const classChangeRows = (world: World, query: ClassChangesQuery): readonly JsonObject[] =>
  classChanges(world, query).map(({ date, party, on, before, after, ...causes }) => ({
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
  }));

const kindsOf = ({ began, ended, ageing, state }: ChangeCauses): readonly string[] => [
  ...(began.length > 0 ? ['began'] : []),
  ...(ended.length > 0 ? ['ended'] : []),
  ...(ageing ? ['ageing'] : []),
  ...(state ? ['state'] : []),
];
