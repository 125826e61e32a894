import fc from 'fast-check';
import { adoptionOver, adoptions } from '#positions/adoption/adoption.js';
import { coverageByParty } from '#positions/coverage.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { gaps } from '#positions/gaps.js';
import { panelOf } from '#positions/panel.js';
import { INTERVALS, periodEnds, stretchesOf } from '#positions/periods.js';
import { positionsAt } from '#positions/positions.js';
import { revisions, revisionsOver } from '#positions/revisions.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { timeline } from '#positions/timeline.js';
import type { World } from '#positions/world.js';
import { positionsQuery } from './given.js';
import { FIRST, LAST, worlds } from './random-acts.js';

const rules = fc.constantFrom(latest1, weighted1);
const roster = fc.constantFrom('un', 'states', 'observed');
const size = fc.integer({ min: 1, max: 5 });
const shared = { knownAt: 100, filters: DEFAULT_FILTERS, on: null, group: null, parties: null };
const years = { interval: 'year', from: FIRST, to: LAST, asOf: LAST } as const;
const ofTheDate = 'of-the-date' as const;

/** Subjects in order, so many at a time. */
function parts({ subjects }: World, many: number): string[][] {
  const starts = subjects.flatMap((_, at) => (at % many === 0 ? [at] : []));
  return starts.map((at) => subjects.slice(at, at + many));
}

/** What is exported part by part is what is told at once. */
describe('told in parts, rows are those told at once, in the same order:', () => {
  const holds = (property: fc.IRawProperty<unknown>) => fc.assert(property);

  it('points of timelines', () => {
    holds(
      fc.property(worlds, rules, roster, size, (it, rule, from, many) => {
        const query = { ...shared, ...years, rules: rule, roster: from, membership: ofTheDate };
        const told = parts(it, many).flatMap((on) => timeline(it, { ...query, on }));
        expect(told).toEqual(timeline(it, query));
      }),
    );
  });

  it('gaps, some principles and some dates at a time', () => {
    holds(
      fc.property(worlds, rules, roster, size, (it, rule, from, many) => {
        const query = { ...shared, rules: rule, roster: from, membership: ofTheDate };
        const told = it.subjects.flatMap((on) =>
          stretchesOf(years, many).flatMap((days) => gaps(it, { ...query, ...days, on: [on] })),
        );
        expect(told).toEqual(gaps(it, { ...query, ...years }));
      }),
    );
  });

  it('coverage', () => {
    holds(
      fc.property(worlds, roster, size, (it, from, many) => {
        const asked = { ...shared, asOf: LAST, roster: from, membership: ofTheDate };
        const searches = [{ party: 'FRA', on: 'x', searchedOn: FIRST }];
        const query = { ...asked, searches, reviews: new Map([['r1', 5]]) };
        const told = parts(it, many).flatMap((on) => coverageByParty(it, { ...query, on }));
        expect(told).toEqual(coverageByParty(it, query));
      }),
    );
  });

  it('adopters, with the curves of their adoption and without', () => {
    holds(
      fc.property(worlds, rules, (it, rule) => {
        const asked = { ...shared, announced: FIRST + 500, asOf: LAST, rules: rule };
        const query = { ...asked, roster: 'states' as const, membership: ofTheDate };
        const over = adoptionOver(it, query);
        const whole = adoptions(it, query);
        expect(it.subjects.map(over.adoptionOf)).toEqual(whole);
        expect(it.subjects.flatMap(over.adoptersOf)).toEqual(whole.flatMap(({ rows }) => rows));
      }),
    );
  });

  it('revisions', () => {
    holds(
      fc.property(worlds, rules, fc.integer({ min: 0, max: 100 }), (it, rule, since) => {
        const query = { ...shared, asOf: LAST, since, sinceRules: latest1, rules: rule };
        const over = revisionsOver(it, query);
        expect(it.subjects.flatMap(over)).toEqual(revisions(it, query));
        const then = new Map(classesAt(it, since));
        const now = new Map(classesAt(it, 100));
        const differing = [...then.keys(), ...now.keys()].filter(
          (cell) => then.get(cell) !== now.get(cell),
        );
        const told = revisions(it, { ...query, rules: latest1 }).map(
          ({ on, party }) => `${on} ${party}`,
        );
        expect(new Set(told)).toEqual(new Set(differing));
      }),
    );
  });

  it('cells of a panel', () => {
    holds(
      fc.property(worlds, rules, size, (it, rule, many) => {
        const query = { ...shared, ...years, rules: rule, membership: ofTheDate };
        const panel = panelOf(it, { ...query, roster: 'states' });
        const countries = [...panel.countries].toSorted();
        const whole = panel.part(it.subjects, countries);
        for (const at of panel.dates.keys()) {
          const told = parts(it, many).flatMap((on) => panel.part(on, countries)(at));
          expect(told).toEqual(whole(at));
          const each = it.subjects.flatMap((on) =>
            countries.flatMap((country) => panel.part([on], [country])(at)),
          );
          expect(each).toEqual(whole(at));
        }
      }),
    );
  });

  it('periods, so many at a time', () => {
    holds(
      fc.property(
        fc.constantFrom(...INTERVALS),
        fc.integer({ min: -40, max: 900 }),
        fc.integer({ min: -40, max: 900 }),
        fc.integer({ min: 1, max: 50 }),
        (interval, days, until, many) => {
          const query = { interval, from: FIRST, to: FIRST + days, asOf: FIRST + until };
          const stretches = stretchesOf(query, many).map(periodEnds);
          expect(stretches.flat()).toEqual(periodEnds(query));
          for (const stretch of stretches) expect(stretch.length).toBeLessThanOrEqual(many);
        },
      ),
    );
  });
});

/** Class by subject and party on the last day, as known at a sequence. */
const classesAt = (it: World, knownAt: number): [string, string][] =>
  positionsAt(it, positionsQuery('2024-12-31', { knownAt })).map((row) => [
    `${row.on} ${row.party}`,
    row.class,
  ]);
