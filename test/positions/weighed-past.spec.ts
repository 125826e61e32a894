import fc from 'fast-check';
import { buildCells } from '#positions/cells.js';
import { positionsAt } from '#positions/positions.js';
import { weighted, weighted1 } from '#positions/rule-sets/weighted-1.js';
import { DEFAULT_WEIGHTS } from '#positions/rule-sets/weights.js';
import { segmentsOf } from '#positions/sweep.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { STANCES, type Stance } from '#vocabulary/stance.js';
import { COVERAGES } from '#vocabulary/terms.js';
import { evidence, positionsQuery, world } from './given.js';

const FIRST = dayOf('1975-01-01');
const AS_OF = '2020-06-01';
const ageing = (stepDays: number) =>
  weighted({ ...DEFAULT_WEIGHTS, ageing: { ...DEFAULT_WEIGHTS.ageing, stepDays } });
const lasting = weighted({ ...DEFAULT_WEIGHTS, ageing: { ...DEFAULT_WEIGHTS.ageing, kinds: [] } });
const demanding = weighted({ ...DEFAULT_WEIGHTS, sufficientWeight: 2 });

const acts = (stances: readonly Stance[]) =>
  fc.array(
    fc.record({
      stance: fc.constantFrom(...stances),
      kind: fc.constantFrom('statement', 'vote', 'conduct', 'endorsement'),
      coverage: fc.constantFrom(...COVERAGES),
      from: fc.integer({ min: FIRST, max: dayOf(AS_OF) }),
      lasts: fc.option(fc.integer({ min: 1, max: 9_000 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 60 },
  );

// Of some stances only, so that a class holds for years.
const cells = fc
  .subarray([...STANCES], { minLength: 1, maxLength: 3 })
  .chain(acts)
  .map((all) =>
    world(
      ...all.map(({ from, lasts, ...rest }) =>
        evidence({
          ...rest,
          from: isoOf(from),
          ...(lasts === null ? {} : { until: isoOf(from + lasts) }),
        }),
      ),
    ),
  );

describe('since when a class holds under weights', () => {
  it('is what a walk over all stretches of days finds', () => {
    const rules = fc.constantFrom(weighted1, ageing(3_000), ageing(2 ** 32), lasting, demanding);
    fc.assert(
      fc.property(cells, rules, (it, chosen) => {
        const query = positionsQuery(AS_OF, { rules: chosen });
        const [row] = positionsAt(it, query);
        const all = { ...query, lastDay: query.asOf, on: null, parties: null };
        const [cell] = [...buildCells(it, all).values()].flat();
        const run = segmentsOf(cell!, chosen, query.asOf).reduceRight<number | null>(
          (since, { from, to, class: given }) => {
            const isOfRun = to === (since ?? Number.POSITIVE_INFINITY) && given === row?.class;
            return isOfRun ? from : since;
          },
          null,
        );
        expect(row?.since ?? null).toBe(run);
      }),
      { numRuns: 1_500 },
    );
  });
});
