import type { JsonObject } from '#kernel/json.js';
import { ChangeDays } from '#positions/change-windows.js';
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
import type { Pages } from '../question.js';

/** So many changes are held at once, or all those of one day. */
const CHANGES_HELD = 5_000;

/** Changes of class as they go over the wire, newest first. Looks twice: first for the days, then at some of them at a time. */
export async function* classChangePages(
  world: World,
  subjects: readonly string[],
  query: ClassChangesQuery,
): Pages {
  const days = new ChangeDays();
  await inTurns(subjects, (some) => {
    for (const on of some) {
      days.add(
        on,
        classChanges(world, { ...query, on: [on] }).map(({ date }) => date),
      );
    }
    return [];
  });
  for (const { on, ...window } of days.windows(CHANGES_HELD)) {
    const found = await inTurns(on, (some) =>
      classChanges(world, { ...query, ...window, on: some }),
    );
    yield found.sort(newestFirst).map(rowOf);
  }
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
