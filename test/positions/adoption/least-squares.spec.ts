import { leastSquares } from '#positions/adoption/least-squares.js';
import { inverse } from '#positions/adoption/linear-system.js';
import { fitLogistic } from '#positions/adoption/logistic-fit.js';

describe('least squares', () => {
  // Cowpertwait and Metcalfe (2009), Introductory Time Series with R, section 3.3: sales of video recorders in the
  // United States, 1980 to 1989, in thousands, fitted by R's nls. Published: 67980 (3128), 0.006594 (0.001430),
  // 0.6381 (0.04140), residual standard error 727.2 on 7 degrees of freedom.
  it('finds the published curve of video recorders, with its errors', () => {
    const ys = [840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890];
    const density = ([m, p, q]: readonly number[], t: number) => {
      const left = Math.exp(-(p! + q!) * t);
      return (m! * ((p! + q!) ** 2 / p!) * left) / (1 + (q! / p!) * left) ** 2;
    };
    const xs = ys.map((_, at) => at + 1);
    const fit = leastSquares({ model: density, start: [60_630, 0.03, 0.38], xs, ys })!;
    const [m, p, q] = fit.parameters as [number, number, number];
    expect(m).toBeCloseTo(67_980, -1);
    expect(p).toBeCloseTo(0.006594, 6);
    expect(q).toBeCloseTo(0.6381, 4);
    expect(fit.errors[0]).toBeCloseTo(3128, -1);
    expect(fit.errors[1]).toBeCloseTo(0.00143, 5);
    expect(fit.errors[2]).toBeCloseTo(0.0414, 4);
    expect(fit.residualError).toBeCloseTo(727.2, 1);
  });

  // NIST Statistical Reference Datasets, Rat42: pasture regrowth, y = b1 / (1 + exp(b2 - b3 x)), certified values.
  it('finds the certified logistic curve of pasture regrowth', () => {
    const xs = [9, 14, 21, 28, 42, 57, 63, 70, 79];
    const ys = [8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08];
    const { parameters, errors, residualError } = fitLogistic(xs, ys)!;
    const [capacity, rate, midpoint] = parameters as [number, number, number];
    expect(capacity).toBeCloseTo(72.462237576, 5);
    expect(rate).toBeCloseTo(0.067359200066, 8);
    expect(midpoint * rate).toBeCloseTo(2.6180768402, 6);
    expect(errors[0]).toBeCloseTo(1.7340283401, 4);
    expect(errors[1]).toBeCloseTo(0.0034465663377, 7);
    expect(residualError).toBeCloseTo(1.1587725499, 5);
  });

  it('finds nothing where the data determine no curve', () => {
    const model = ([a, b]: readonly number[], x: number) => (a! + b!) * x;
    expect(leastSquares({ model, start: [1, 1], xs: [1, 2, 3], ys: [1, 2, 4] })).toBeNull();
    const line = ([a, b]: readonly number[], x: number) => a! + b! * x;
    expect(leastSquares({ model: line, start: [1, 1], xs: [1, 2], ys: [1, 2] })).toBeNull();
    expect(fitLogistic([1, 2, 3, 4, 5], [5, 4, 3, 2, 1])).toBeNull();
  });

  it('inverts whatever the scale of its unknowns, and says when it cannot', () => {
    const [[a, b], [c, d]] = inverse([
      [4e12, 2e3],
      [2e3, 2e-6],
    ]) as [[number, number], [number, number]];
    expect(a * 4e12 + b * 2e3).toBeCloseTo(1, 12);
    expect(c * 2e3 + d * 2e-6).toBeCloseTo(1, 12);
    expect(
      inverse([
        [1, 2],
        [2, 4],
      ]),
    ).toBeNull();
  });
});
