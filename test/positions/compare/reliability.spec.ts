import { type Coding, coderReliability } from '#positions/compare/coder-reliability.js';
import { krippendorffAlpha } from '#positions/compare/krippendorff.js';
import type { Stance } from '#vocabulary/stance.js';

/** Units from one line for each observer; a dot is a missing value. */
const unitsOf = (...observers: string[]): number[][] => {
  const lines = observers.map((line) => line.split(' '));
  return lines[0]!.map((_, at) =>
    lines.flatMap((line) => (line[at] === '.' ? [] : [Number(line[at])])),
  );
};

describe('Krippendorff’s alpha', () => {
  // Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section D: four observers, missing data.
  const four = unitsOf(
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  );

  it.each([
    ['nominal', '0.743'],
    ['ordinal', '0.815'],
    ['interval', '0.849'],
  ] as const)('gives the published %s value', (metric, published) => {
    const found = krippendorffAlpha(four, metric);
    expect(found.alpha!.toFixed(3)).toBe(published);
    expect(found).toMatchObject({ units: 11, n: 40 });
  });

  // The same, section A: two observers, two values, no missing data.
  it('gives the published value for two observers', () => {
    const two = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
    expect(krippendorffAlpha(two, 'nominal').alpha!.toFixed(3)).toBe('0.095');
  });

  it('is 1 without disagreement and empty where there is nothing to disagree about', () => {
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [2, 2],
        ],
        'interval',
      ).alpha,
    ).toBe(1);
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        'nominal',
      ),
    ).toEqual({
      alpha: null,
      units: 2,
      n: 4,
      observed: 0,
      expected: 0,
    });
    expect(krippendorffAlpha([[1], [2], []], 'ordinal')).toEqual({
      alpha: null,
      units: 0,
      n: 0,
      observed: null,
      expected: null,
    });
  });
});

describe('reliability of coders', () => {
  const coding = (record: string, coder: string, ...stances: [string, Stance][]): Coding => ({
    record,
    coder,
    bearings: stances.map(([on, stance]) => ({ on, stance })),
  });
  const codings = [
    coding('r1', 'original', ['x/1', 'supports'], ['x/2', 'neutral']),
    coding('r1', 'second', ['x/1', 'supports'], ['x/2', 'mixed']),
    coding('r2', 'original', ['x/1', 'opposes']),
    coding('r2', 'second', ['x/1', 'opposes'], ['x/2', 'supports']),
  ];

  const recordsOn = (on: string) => new Set(on === 'x/1' ? ['r1', 'r2', 'r3', 'r4'] : ['r1']);

  it('tells how many of the records that bear on a subject have two codings', () => {
    const nominal = (on: string | null) =>
      coderReliability(codings, ['x/1', 'x/2', 'x/3'], recordsOn).find(
        (row) => row.on === on && row.metric === 'nominal',
      )?.coverage;
    // Of x/2 a coder found more in r2 than the record says.
    expect([nominal('x/1'), nominal('x/2'), nominal(null)]).toEqual([2 / 4, 1 / 2, 3 / 7]);
    const none = coderReliability([], ['x/9'], () => new Set());
    expect(none.map(({ coverage }) => coverage)).toEqual(Array(6).fill(null));
  });

  it('takes a record with a subject for a unit, all together and for each subject', () => {
    const found = coderReliability(codings, ['x/2', 'x/1'], recordsOn);
    expect(found.map(({ on, metric, units, n }) => [on, metric, units, n])).toEqual([
      [null, 'nominal', 3, 6],
      [null, 'ordinal', 3, 6],
      [null, 'interval', 3, 6],
      ['x/1', 'nominal', 2, 4],
      ['x/1', 'ordinal', 2, 4],
      ['x/1', 'interval', 2, 4],
      ['x/2', 'nominal', 1, 2],
      ['x/2', 'ordinal', 1, 2],
      ['x/2', 'interval', 1, 2],
    ]);
  });

  it('tells mixed from neutral by kind, not by score', () => {
    const [nominal, ordinal, interval] = coderReliability(codings, ['x/1', 'x/2'], recordsOn);
    // One of three units disagrees. Values: supports 2, opposes 2, neutral 1, mixed 1.
    expect(nominal).toMatchObject({ observed: 2 / 6, expected: 26 / 30 });
    expect(nominal!.alpha).toBeCloseTo(1 - 2 / 6 / (26 / 30), 12);
    expect(ordinal!.alpha).toBe(1);
    expect(interval!.alpha).toBe(1);
  });
});
