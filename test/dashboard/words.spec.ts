import { dayOf } from '#vocabulary/day.js';
import { yearTicks } from '../../src/dashboard/fold/year-ticks.js';
import { CLASS_WORDS, CLASSES } from '../../src/dashboard/words/classes.js';
import { formatDay, formatEdtf, formatScore, plural } from '../../src/dashboard/words/format.js';
import { term, typeWords } from '../../src/dashboard/words/terms.js';

describe('words of the page', () => {
  it('tell every class apart without colour', () => {
    expect(new Set(CLASSES.map((each) => CLASS_WORDS[each].word)).size).toBe(CLASSES.length);
    expect(new Set(CLASSES.map((each) => CLASS_WORDS[each].mark)).size).toBe(CLASSES.length);
  });

  it('keep a date as vague as it is', () => {
    const [a, b] = [formatDay(dayOf('2020-09-12')), formatDay(dayOf('2020-12-31'))];
    expect(formatEdtf('2020-09-12')).toBe(a);
    expect(formatEdtf('[2020-09-12..2020-12-31]')).toBe(`one day from ${a} to ${b}`);
    expect(formatEdtf('2020-09-12/2020-12-31')).toBe(`${a} to ${b}`);
    expect(formatEdtf('2020-09~')).toMatch(/^about .*2020/);
    expect(formatEdtf('2020?')).toBe('probably 2020');
    expect(formatEdtf('198X')).toBe('198X');
    expect(formatEdtf('nonsense')).toBe('nonsense');
  });

  it('never make a zero of what is missing', () => {
    expect(formatScore(null)).toBe('–');
    expect(formatScore(0)).toBe('0');
    expect(formatScore(0.5)).toMatch(/^\+/);
  });

  it('know one from several', () => {
    expect(plural(1, 'country', 'countries')).toBe('1 country');
    expect(plural(0, 'country', 'countries')).toBe('0 countries');
  });

  it('read the codebook', () => {
    expect(term('reported_by_sponsor')).toBe('reported by the sponsor');
    expect(term('policy_action')).toBe('policy action');
    expect(typeWords('standpoint.RecordAmended')).toBe('record amended');
  });

  it('put few and round years under a curve', () => {
    const years = (from: string, to: string, most: number) =>
      yearTicks([dayOf(from), dayOf(to)], most).map(({ year }) => year);
    expect(years('2019-06-01', '2023-06-01', 8)).toEqual([2020, 2021, 2022, 2023]);
    expect(years('1946-01-01', '2020-01-14', 8)).toEqual([
      1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020,
    ]);
  });
});
