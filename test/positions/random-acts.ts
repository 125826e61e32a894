import fc from 'fast-check';
import type { World } from '#positions/world.js';
import { type Day, dayOf, isoOf } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import { evidence, world } from './given.js';

export const FIRST = dayOf('2015-01-01');
export const LAST = dayOf('2024-12-31');

const act = fc.record({
  party: fc.constantFrom('USA', 'FRA', 'XKX', 'group:duo'),
  on: fc.constantFrom('x', 'x/1', 'x/2', 'x/10'),
  stance: fc.constantFrom(...STANCES),
  kind: fc.constantFrom('statement', 'conduct', 'vote', 'non_participation'),
  from: fc.integer({ min: FIRST, max: LAST + 400 }),
  lasts: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
  knownFrom: fc.integer({ min: 1, max: 90 }),
});

interface Lasting {
  readonly from: Day;
  readonly lasts: number | undefined;
}

const until = ({ from, lasts }: Lasting) =>
  lasts === undefined ? {} : { until: isoOf(from + lasts) };

/** Worlds of a few acts in ten years, of all parties and subjects that there are. */
export const worlds: fc.Arbitrary<World> = fc
  .array(act, { maxLength: 25 })
  .map((acts) =>
    world(
      ...acts.map(({ from, lasts, ...rest }) =>
        evidence({ ...rest, from: isoOf(from), ...until({ from, lasts }) }),
      ),
    ),
  );
