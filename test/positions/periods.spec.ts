import { INTERVALS, type Interval, periodEnds } from '#positions/periods.js';
import { dayOf, isoOf } from '#vocabulary/day.js';

const ends = (interval: Interval, from: string, to: string, asOf = '2099-01-01') =>
  periodEnds({ interval, from: dayOf(from), to: dayOf(to), asOf: dayOf(asOf) }).map(isoOf);

describe('periods', () => {
  it.each([
    ['day', '2020-02-28', '2020-03-01', ['2020-02-28', '2020-02-29', '2020-03-01']],
    ['week', '2020-12-28', '2021-01-10', ['2021-01-03', '2021-01-10']],
    ['week', '1969-12-28', '1970-01-04', ['1969-12-28', '1970-01-04']],
    ['month', '2020-01-31', '2020-03-31', ['2020-01-31', '2020-02-29', '2020-03-31']],
    [
      'quarter',
      '2020-02-15',
      '2020-12-31',
      ['2020-03-31', '2020-06-30', '2020-09-30', '2020-12-31'],
    ],
    ['year', '1945-10-24', '1947-12-31', ['1945-12-31', '1946-12-31', '1947-12-31']],
  ] as const)('end each %s from %s to %s', (interval, from, to, expected) => {
    expect(ends(interval, from, to)).toEqual(expected);
  });

  it('lets the running one end at the last day asked for, or at asOf if that is earlier', () => {
    expect(ends('month', '2020-01-01', '2020-02-10')).toEqual(['2020-01-31', '2020-02-10']);
    expect(ends('year', '2019-01-01', '2021-12-31', '2020-09-08')).toEqual([
      '2019-12-31',
      '2020-09-08',
    ]);
    expect(ends('week', '2021-01-04', '2021-01-06')).toEqual(['2021-01-06']);
  });

  it.each(INTERVALS)('gives one %s for one day and none for a backward range', (interval) => {
    expect(ends(interval, '2020-05-05', '2020-05-05')).toEqual(['2020-05-05']);
    expect(ends(interval, '2020-05-06', '2020-05-05')).toEqual([]);
    expect(ends(interval, '2020-05-05', '2020-06-01', '2020-05-04')).toEqual([]);
  });
});
