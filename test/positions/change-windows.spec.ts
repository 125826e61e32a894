import fc from 'fast-check';
import { ChangeDays } from '#positions/change-windows.js';
import { classChanges, newestFirst } from '#positions/class-changes.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { STANCES } from '#vocabulary/stance.js';
import { evidence, world } from './given.js';

const FIRST = dayOf('2015-01-01');
const LAST = dayOf('2024-12-31');

const day = fc.integer({ min: FIRST, max: LAST + 400 }).map(isoOf);
const act = fc.record({
  party: fc.constantFrom('USA', 'FRA', 'XKX', 'group:duo'),
  on: fc.constantFrom('x', 'x/1', 'x/2', 'x/10'),
  stance: fc.constantFrom(...STANCES),
  from: day,
  lasts: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
});

/** Told window by window, as they are exported, changes are those told at once. */
describe('windows of changes', () => {
  it('hold all changes, each once, in the same order, whatever their size and the rule-set', () => {
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 25 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(latest1, weighted1),
        (acts, size, rules) => {
          const it = world(
            ...acts.map(({ from, lasts, ...rest }) =>
              evidence({
                ...rest,
                from,
                ...(lasts === undefined ? {} : { until: isoOf(dayOf(from) + lasts) }),
              }),
            ),
          );
          const query = {
            ...{ from: FIRST, to: LAST, knownAt: 100, filters: DEFAULT_FILTERS, rules },
            ...{ on: null, parties: null, group: null },
          };
          const days = new ChangeDays();
          for (const on of it.subjects) {
            days.add(
              on,
              classChanges(it, { ...query, on: [on] }).map(({ date }) => date),
            );
          }
          const told = [...days.windows(size)].flatMap((window) =>
            classChanges(it, { ...query, ...window }).sort(newestFirst),
          );
          expect(told).toEqual(classChanges(it, query));
        },
      ),
    );
  });

  it('hold about as many as said, days whole, and only subjects that change', () => {
    const days = new ChangeDays();
    days.add('x/1', [1, 1, 5]);
    days.add('x/2', [3, 9]);
    days.add('x/10', []);
    expect([...days.windows(2)]).toEqual([
      { from: 5, to: 9, on: ['x/1', 'x/2'] },
      { from: 1, to: 3, on: ['x/1', 'x/2'] },
    ]);
    expect([...days.windows(100)]).toEqual([{ from: 1, to: 9, on: ['x/1', 'x/2'] }]);
    expect([...new ChangeDays().windows(5)]).toEqual([]);
  });
});
