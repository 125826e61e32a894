import fc from 'fast-check';
import { ChangeDays } from '#positions/change-windows.js';
import { classChanges, newestFirst } from '#positions/class-changes.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { FIRST, LAST, worlds } from './random-acts.js';

/** Told window by window, as they are exported, changes are those told at once. */
describe('windows of changes', () => {
  it('hold all changes, each once, in the same order, whatever their size and the rule-set', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(latest1, weighted1),
        (it, size, rules) => {
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
