import { bassFit, bassRegression, fitBass } from '#positions/adoption/bass-fit.js';
import { increments, MONTH_DAYS, monthlyCounts } from '#positions/adoption/curve-fit.js';
import { logisticFit } from '#positions/adoption/logistic-fit.js';

const share = (p: number, q: number, t: number): number => {
  const left = Math.exp(-(p + q) * t);
  return (1 - left) / (1 + (q / p) * left);
};

/** New adopters of periods 1 to `periods`, exactly as the model has them. */
const simulated = (m: number, p: number, q: number, periods: number): number[] =>
  Array.from({ length: periods }, (_, at) => m * (share(p, q, at + 1) - share(p, q, at)));

const cumulative = (adopters: readonly number[]): number[] => {
  let sum = 0;
  return adopters.map((each) => {
    sum += each;
    return sum;
  });
};

describe('Bass curve', () => {
  it.each([
    [67_981, 0.00659, 0.638, 20],
    [150, 0.03, 0.38, 15],
    [180, 0.002, 0.1, 60],
  ])('finds again the parameters that data were simulated from: %d, %d, %d', (m, p, q, periods) => {
    const found = fitBass(simulated(m, p, q, periods))!;
    expect(found.parameters[0]! / m).toBeCloseTo(1, 5);
    expect(found.parameters[1]! / p).toBeCloseTo(1, 5);
    expect(found.parameters[2]! / q).toBeCloseTo(1, 5);
    expect(found.residualError).toBeLessThan(1e-3);
  });

  it('regresses exactly on the discrete analogue: S = (p + q Y / m)(m - Y)', () => {
    const adopters: number[] = [];
    for (let before = 0; adopters.length < 12; before += adopters.at(-1)!) {
      adopters.push((0.02 + (0.4 * before) / 1000) * (1000 - before));
    }
    const [m, p, q] = bassRegression(adopters)!;
    expect(m).toBeCloseTo(1000, 6);
    expect(p).toBeCloseTo(0.02, 9);
    expect(q).toBeCloseTo(0.4, 9);
    expect(bassRegression([1, 1, 1, 1, 1])).toBeNull();
  });

  it('is found where most adopted at once, although the regression has no meaning', () => {
    const early = [6, 8, 8, 7, 5, 5, 4, 3, 3, 4, 1, 1, 1, 3, 1, 1, 0, 0, 0, 0, 1, 0, 0, 2];
    const late = [1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0];
    const adopters = [...early, ...late];
    expect(bassRegression(adopters)).toBeNull();
    const found = fitBass(adopters)!;
    // Worked out apart, by a simplex from many starts.
    expect(found.parameters.map((it) => Number(it.toPrecision(3)))).toEqual([62.4, 0.116, 0.137]);
    expect(found.errors.map((it) => Number(it.toPrecision(2)))).toEqual([3.6, 0.011, 0.042]);
  });

  it('has errors that grow with the noise', () => {
    const shaken = simulated(150, 0.03, 0.38, 15).map((each, at) => each + (at % 2 ? 1 : -1));
    const found = bassFit(cumulative(shaken));
    expect(found).toMatchObject({ status: 'fitted', months: 15 });
    if (found.status !== 'fitted') throw new Error(found.status);
    const { estimate, error } = found.parameters['potential']!;
    expect(Math.abs(estimate - 150)).toBeLessThan(3 * error);
    expect(error).toBeGreaterThan(0.1);
  });
});

describe('logistic curve', () => {
  it('finds again what data were simulated from, to six digits', () => {
    const counts = Array.from(
      { length: 40 },
      (_, at) => 120 / (1 + Math.exp(-0.25 * (at + 1 - 18))),
    );
    expect(logisticFit(counts)).toMatchObject({
      status: 'fitted',
      n: 40,
      months: 40,
      parameters: {
        capacity: { estimate: 120 },
        rate: { estimate: 0.25 },
        midpoint: { estimate: 18 },
      },
    });
  });
});

describe('a curve that passes its midpoint at the announcement', () => {
  const runs: [number, number][] = [
    [8, 3],
    [9, 5],
    [11, 10],
    [13, 36],
    [15, 1],
    [16, 19],
  ];
  const counts = runs.flatMap(([count, months]) => Array.from({ length: months }, () => count));

  /** Least squares for a rate and a midpoint, with the capacity that suits them best. */
  const leastCost = (rate: number, midpoint: number): number => {
    const shape = counts.map((_, at) => 1 / (1 + Math.exp(-rate * (at + 1 - midpoint))));
    const sum = (of: (value: number, at: number) => number) =>
      shape.reduce((total, value, at) => total + of(value, at), 0);
    const capacity = sum((value, at) => value * counts[at]!) / sum((value) => value ** 2);
    return sum((value, at) => (counts[at]! - capacity * value) ** 2);
  };

  it('is found although the midpoint is nearly 0, and no point of a fine grid is better', () => {
    const found = logisticFit(counts);
    if (found.status !== 'fitted') throw new Error(found.status);
    expect(Math.abs(found.parameters['midpoint']!.estimate)).toBeLessThan(1);
    let least = Number.POSITIVE_INFINITY;
    for (let rate = 0.01; rate < 0.2; rate += 0.0005) {
      for (let midpoint = -10; midpoint < 10; midpoint += 0.1) {
        least = Math.min(least, leastCost(rate, midpoint));
      }
    }
    const cost = found.residualError ** 2 * (counts.length - 3);
    expect(cost).toBeLessThanOrEqual(least * (1 + 1e-5));
    expect(cost).toBeGreaterThan(least * 0.999);
  });
});

describe('counts that carry no curve', () => {
  it('says how many months with adoptions it has and needs', () => {
    const tooFew = { status: 'too-few', n: 4, needed: 5 };
    expect(logisticFit([1, 1, 2, 3, 3, 4, 4, 4])).toEqual(tooFew);
    expect(bassFit([1, 1, 2, 3, 3, 4, 4, 4])).toEqual(tooFew);
    expect(bassFit([])).toEqual({ status: 'too-few', n: 0, needed: 5 });
  });

  it('says so of more than a hundred years, most of which nothing is known of', () => {
    const counts = monthlyCounts([0, 40, 80, 120, 160, 200], 1_201 * MONTH_DAYS);
    const tooLong = { status: 'too-long', n: 6, months: 1_201, most: 1_200 };
    expect(logisticFit(counts)).toEqual(tooLong);
    expect(bassFit(counts)).toEqual(tooLong);
    expect(logisticFit(counts.slice(0, 1_200))).toEqual({ status: 'no-fit', n: 6, months: 1_200 });
  });

  it('holds nothing but finite numbers whatever the counts', () => {
    const shapes = [
      [1, 2, 3, 4, 5],
      [1, 2, 4, 8, 16, 32],
      [50, 51, 52, 53, 54, 54, 54],
      [0, 0, 0, 0, 1, 2, 3, 4, 100],
      [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6],
    ];
    for (const counts of shapes) {
      for (const fit of [logisticFit(counts), bassFit(counts)]) {
        expect(['fitted', 'no-fit']).toContain(fit.status);
        // JSON has no NaN and no Infinity: they would come back as null.
        expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
      }
    }
  });

  it('counts whole months only, and what came before as of the first', () => {
    expect(MONTH_DAYS).toBeCloseTo(30.4375, 10);
    expect(monthlyCounts([0, 0, 30, 31, 61, 95], 100)).toEqual([3, 4, 5]);
    expect(monthlyCounts([0], 30)).toEqual([]);
    expect(monthlyCounts([0], -100)).toEqual([]);
    expect(increments([3, 4, 5])).toEqual([3, 1, 1]);
  });
});
