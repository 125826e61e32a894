import type { Json, JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import type { Weights } from '#positions/rule-sets/weights.js';
import { dayOf } from '#vocabulary/day.js';

/** Each is a day on which every position may change: over millions of them one question would hold up all others. */
const STEPS_MAX = 50_000;
/** States are listed from then on, so nearly all evidence is younger. */
const OLDEST = dayOf('1946-01-01');

/** Refuses weights that age in more steps than can be looked at, by the last day that is asked about. */
export function checkAgeing({ ageing }: Weights, { asOf, to }: JsonObject): void {
  if (ageing.kinds.length === 0) return;
  const last = [asOf, to].filter(isText).toSorted().at(-1);
  const steps = last === undefined ? 0 : Math.floor((dayOf(last) - OLDEST) / ageing.stepDays);
  if (steps <= STEPS_MAX) return;
  throw refuse(
    'invalid',
    'query.too-many-steps',
    `By ${last} what is as old as 1946 has aged in ${steps} steps; ${STEPS_MAX} are the most. Take a greater stepDays, or an earlier day.`,
    { pointer: 'weights', facts: { most: STEPS_MAX } },
  );
}

const isText = (value: Json | undefined): value is string => typeof value === 'string';
