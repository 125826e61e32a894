import { DEFAULT_FILTERS, type Filters } from '#positions/filters.js';
import type { EvidenceIndex } from '#positions/packed/evidence-index.js';
import { positionsAt } from '#positions/positions.js';
import { evidence, positionsQuery, world } from './given.js';

const STRICT: Filters = { ...DEFAULT_FILTERS, evidence: 'strict' };
const REVIEWED: Filters = { ...DEFAULT_FILTERS, review: 'confirmed' };
const ANY: Filters = { ...DEFAULT_FILTERS, evidence: 'all' };
const FILTERS = { DEFAULT_FILTERS, STRICT, REVIEWED, ANY };

/** Rows under some filters are kept until evidence comes in: nothing may be answered from what was kept before. */
describe('rows that filters admit', () => {
  const own = evidence({ record: 'own', from: '2020-01-01', knownFrom: 1 });
  const reported = evidence({
    record: 'reported',
    from: '2020-02-01',
    attribution: 'disclosed_by_leak',
    review: 'confirmed',
    knownFrom: 2,
  });

  function stateOf(it: ReturnType<typeof world>, knownAt: number): Record<string, string> {
    const basisUnder = (filters: Filters) => {
      const rows = positionsAt(it, positionsQuery('2020-06-01', { filters, knownAt }));
      expect(rows.map(({ n }) => n)).toEqual(rows.map(({ basis }) => basis.length));
      return rows.flatMap(({ basis }) => basis).join(' ');
    };
    return Object.fromEntries(
      Object.entries(FILTERS).map(([name, filters]) => [name, basisUnder(filters)]),
    );
  }

  it('are only those', () => {
    expect(stateOf(world(own, reported), 9)).toEqual({
      DEFAULT_FILTERS: 'own',
      STRICT: 'own',
      REVIEWED: '',
      ANY: 'own reported',
    });
  });

  it('follow what is recorded, and what is no longer believed', () => {
    const it = world(own, reported);
    stateOf(it, 9);
    const index = it.evidence as EvidenceIndex;
    index.put({ ...own, knownTo: 4 });
    index.put({ ...own, review: 'confirmed', knownFrom: 4 });
    expect(stateOf(it, 9)).toEqual({
      DEFAULT_FILTERS: 'own',
      STRICT: 'own',
      REVIEWED: 'own',
      ANY: 'own reported',
    });
    index.put({ ...own, review: 'confirmed', knownFrom: 4, knownTo: 6 });
    expect(stateOf(it, 9)).toEqual({
      DEFAULT_FILTERS: '',
      STRICT: '',
      REVIEWED: '',
      ANY: 'reported',
    });
    expect(stateOf(it, 3)).toMatchObject({ DEFAULT_FILTERS: 'own', REVIEWED: '' });
    expect(stateOf(it, 5)).toMatchObject({ DEFAULT_FILTERS: 'own', REVIEWED: 'own' });
  });
});
