import search from '#projections/search.js';
import { given } from '../spec/given.js';

describe('search', () => {
  it('has a row for each thing that was looked for, once', () => {
    const rows = given(['SearchRecorded', { on: ['gids/3', 'gids', 'gids/3'] }])
      .by(search)
      .shows('search', 'search', 'party', 'subject', 'searched_on', 'known_from', 'known_to');
    const shared = { search: 'kor-gids-2026-11', party: 'KOR', searched_on: '2026-11-20' };
    expect(rows).toEqual([
      { ...shared, subject: 'gids/3', known_from: 1, known_to: null },
      { ...shared, subject: 'gids', known_from: 1, known_to: null },
    ]);
  });
});
