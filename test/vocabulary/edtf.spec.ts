import { isoOf } from '#vocabulary/day.js';
import { dateFault, spanOf } from '#vocabulary/edtf.js';

const iso = (edtf: string) => {
  const { first, last } = spanOf(edtf);
  return [isoOf(first), isoOf(last)];
};

describe('EDTF dates', () => {
  it.each([
    ['2020-09-08', '2020-09-08', '2020-09-08'],
    ['2020-09', '2020-09-01', '2020-09-30'],
    ['2020-09~', '2020-09-01', '2020-09-30'],
    ['2020-04?', '2020-04-01', '2020-04-30'],
    ['2020', '2020-01-01', '2020-12-31'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['20XX', '2000-01-01', '2099-12-31'],
    ['2004-XX', '2004-01-01', '2004-12-31'],
    ['2004-02-XX', '2004-02-01', '2004-02-29'],
    ['[2020-09-12..2020-12-31]', '2020-09-12', '2020-12-31'],
    ['[2020-09..2020-12]', '2020-09-01', '2020-12-31'],
    ['2021-06-07/2021-06-08', '2021-06-07', '2021-06-08'],
    ['2021-01~/2021-03~', '2021-01-01', '2021-03-31'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
  ])('%s may mean %s to %s', (edtf, first, last) => {
    expect(dateFault(edtf)).toBeUndefined();
    expect(iso(edtf)).toEqual([first, last]);
  });

  it.each([
    ['hello', 'date.not-edtf'],
    ['', 'date.not-edtf'],
    ['08/09/2020', 'date.not-edtf'],
    ['2020-9-8', 'date.not-edtf'],
    ['2001-21', 'date.not-edtf'],
    ['1985-04-12T23:20:30', 'date.not-edtf'],
    ['{1960,1961}', 'date.not-edtf'],
    ['Y170000002', 'date.not-edtf'],
    ['2023-02-29', 'date.impossible'],
    ['2020-02-30', 'date.impossible'],
    ['2020-13', 'date.impossible'],
    ['[2020-12..2020-01]', 'date.impossible'],
    ['2012/..', 'date.open-ended'],
    ['../2012', 'date.open-ended'],
    ['2012/', 'date.open-ended'],
    ['[..1984]', 'date.open-ended'],
  ])('%s is refused as %s', (edtf, code) => {
    expect(dateFault(edtf)?.code).toBe(code);
  });

  it.each([
    ['[', '.'],
    ['[', '2020..'],
    ['2020/', '2'],
    ['[..', '1'],
  ])('are refused at once when they are %s and very many %s', (begin, more) => {
    const began = performance.now();
    const fault = dateFault(begin + more.repeat(60_000));
    expect(performance.now() - began).toBeLessThan(100);
    expect(fault?.code).toBe('date.not-edtf');
    expect(fault?.detail.length).toBeLessThan(500);
  });
});
