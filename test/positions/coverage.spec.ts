import {
  type CoverageQuery,
  coverageByParty,
  coverageBySubject,
  summed,
} from '#positions/coverage.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, world } from './given.js';

const query = (more: Partial<CoverageQuery> = {}): CoverageQuery => ({
  asOf: dayOf('2021-01-01'),
  knownAt: 100,
  filters: DEFAULT_FILTERS,
  on: ['x/1'],
  roster: 'states',
  group: null,
  membership: 'of-the-date',
  parties: null,
  searches: [],
  reviews: new Map(),
  ...more,
});
const search = (party: string, on: string, day: string) => ({ party, on, searchedOn: dayOf(day) });

describe('coverage', () => {
  // Four states exist in 2021: FRA, TWN, USA, XKX.
  const rows = [
    evidence({ record: 'usa', party: 'USA', from: '2019-01-01' }),
    evidence({ record: 'old', party: 'FRA', from: '2018-01-01', until: '2020-01-01' }),
    evidence({ record: 'away', party: 'XKX', kind: 'non_participation', from: '2020-03-01' }),
  ];
  const searches = [
    search('FRA', 'x', '2020-05-01'),
    search('FRA', 'x/1', '2020-04-01'),
    search('TWN', 'x/2', '2020-04-01'),
    search('TWN', 'x/1', '2021-04-01'),
    search('USA', 'x/1', '2018-04-01'),
  ];

  it('tells silence that was looked into from ignorance', () => {
    const found = coverageByParty(
      world(...rows),
      query({ searches, reviews: new Map([['usa', 7]]) }),
    );
    expect(found).toEqual([
      {
        ...{ on: 'x/1', party: 'FRA', n: 0, absences: 0, reviewedAt: null },
        ...{ searchedOn: dayOf('2020-05-01'), newestOn: dayOf('2018-01-01') },
      },
      {
        ...{ on: 'x/1', party: 'TWN', n: 0, absences: 0, reviewedAt: null },
        ...{ searchedOn: null, newestOn: null },
      },
      {
        ...{ on: 'x/1', party: 'USA', n: 1, absences: 0, reviewedAt: 7 },
        ...{ searchedOn: dayOf('2018-04-01'), newestOn: dayOf('2019-01-01') },
      },
      {
        ...{ on: 'x/1', party: 'XKX', n: 0, absences: 1, reviewedAt: null },
        ...{ searchedOn: null, newestOn: dayOf('2020-03-01') },
      },
    ]);
    expect(coverageBySubject(found, ['x/1', 'x/2'])).toMatchObject([
      {
        ...{ on: 'x/1', roster: 4, withEvidence: 1, silent: 3, searched: 1 },
        ...{ participationOnly: 1, unsearched: 1, coverage: 0.25, reviewedAt: 7 },
        ...{ newestOn: dayOf('2020-03-01'), searchedOn: dayOf('2020-05-01') },
      },
      { on: 'x/2', roster: 0, coverage: null, newestOn: null },
    ]);
  });

  it('does not take a search for a principle as one for the whole framework', () => {
    const one = [search('FRA', 'x/1', '2020-04-01')];
    const found = coverageByParty(world(), query({ on: ['x'], searches: one, parties: ['FRA'] }));
    expect(found.map(({ searchedOn }) => searchedOn)).toEqual([null]);
  });

  it('takes a search of the day itself, and none after it', () => {
    const searchedBy = (asOf: string) =>
      coverageByParty(
        world(),
        query({
          asOf: dayOf(asOf),
          parties: ['FRA'],
          searches: [search('FRA', 'x/1', '2020-04-01')],
        }),
      ).map(({ searchedOn }) => searchedOn);
    expect(searchedBy('2020-03-31')).toEqual([null]);
    expect(searchedBy('2020-04-01')).toEqual([dayOf('2020-04-01')]);
  });

  it('adds up: rows of parties sum to the row of the principle', () => {
    const found = coverageByParty(world(...rows), query({ searches }));
    const [total] = coverageBySubject(found, ['x/1']);
    for (const name of ['roster', 'withEvidence', 'silent', 'searched', 'unsearched'] as const) {
      const sum = found.reduce((all, row) => all + summed('x/1', [row])[name], 0);
      expect([name, sum]).toEqual([name, total![name]]);
    }
  });

  it('takes as observed who was ever heard of', () => {
    const found = coverageByParty(world(...rows), query({ roster: 'observed' }));
    expect(found.map(({ party, n }) => [party, n])).toEqual([
      ['FRA', 0],
      ['USA', 1],
    ]);
    const early = query({ roster: 'observed', asOf: dayOf('2018-06-01'), parties: ['FRA', 'USA'] });
    expect(coverageByParty(world(...rows), early).map(({ party }) => party)).toEqual(['FRA']);
  });
});
