import { dayOf, isoOf, isRealDay, realDay } from '#vocabulary/day.js';

describe('a calendar day', () => {
  it('is the same as the platform says, on every day of a thousand years', () => {
    for (let day = dayOf('1600-01-01'); day <= dayOf('2600-12-31'); day += 1) {
      if (realDay(isoOf(day)) !== day) throw new Error(isoOf(day));
    }
  });

  it('is the same at both ends of what can be written', () => {
    for (const iso of ['1000-01-01', '1000-02-28', '1000-03-01', '9999-12-31']) {
      expect(realDay(iso)).toBe(dayOf(iso));
    }
  });

  it.each([
    '2021-02-29',
    '1900-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-10-00',
    '0999-12-31',
    '2021-1-1',
    '2021-01-01T00',
    '２０２１-01-01',
    '',
  ])('is not %p', (text) => {
    expect(isRealDay(text)).toBe(false);
    expect(realDay(text)).toBeUndefined();
  });
});
