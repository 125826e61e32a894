import { bridgesOf } from '../../src/application/books/bridges.js';
import { KnownRows } from '../../src/application/books/known-rows.js';

describe('bridges', () => {
  it('lead both ways, and never from a principle onto itself, which old logs may say', () => {
    const crosswalks = new KnownRows(['id']);
    const mappings = [
      { from: 'x/1', relation: 'exact', to: 'x/1' },
      { from: 'x/1', relation: 'exact', to: 'y/1' },
    ];
    crosswalks.put({ id: 'it', known_from: 3, known_to: null, data: { mappings } });
    const known = { knownFrom: 3, knownTo: null };
    expect(bridgesOf(crosswalks, ['exact'])).toEqual([
      { from: 'x/1', onto: 'y/1', ...known },
      { from: 'y/1', onto: 'x/1', ...known },
    ]);
  });
});
