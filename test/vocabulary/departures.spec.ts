import { departures } from '#vocabulary/departures.js';

describe('departures from the defaults', () => {
  it('are none where everything is as by default, or not asked', () => {
    const defaults = { channel: 'all', evidence: 'standard', groups: 'direct', review: 'live' };
    expect(departures({ ...defaults, dating: 'certain', succession: 'silent' })).toEqual([]);
    expect(departures({})).toEqual([]);
  });

  it('are told one by one', () => {
    expect(departures({ channel: 'deeds', evidence: 'all', dating: 'possible' })).toEqual([
      'deeds alone',
      'allegations and leaks too',
      'dates from the first possible day',
    ]);
  });
});
