/** Square, by rows. */
export type Matrix = readonly (readonly number[])[];

/** Smallest pivot, on a scale on which the diagonal is 1: below it the system tells nothing about some unknown. */
const PIVOT_LEAST = 1e-13;

/**
 * Inverse of a symmetric positive definite matrix; null when it is singular. Rows are put on one scale first, for
 * unknowns of one system may differ by many orders of magnitude.
 */
export function inverse(matrix: Matrix): Matrix | null {
  const scale = matrix.map((row, at) => Math.sqrt(row[at]!));
  const size = matrix.length;
  const work = matrix.map((row, i) => [
    ...row.map((value, j) => value / (scale[i]! * scale[j]!)),
    ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)),
  ]);
  for (let column = 0; column < size; column += 1) {
    if (!eliminate(work, column)) return null;
  }
  return work.map((row, i) => row.slice(size).map((value, j) => value / (scale[i]! * scale[j]!)));
}

export const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at]!, 0));

/** One step of Gauss and Jordan with the largest pivot; false when there is none. */
function eliminate(work: number[][], column: number): boolean {
  let best = column;
  for (let row = column + 1; row < work.length; row += 1) {
    if (Math.abs(work[row]![column]!) > Math.abs(work[best]![column]!)) best = row;
  }
  const pivotRow = work[best]!;
  const pivot = pivotRow[column]!;
  if (!(Math.abs(pivot) > PIVOT_LEAST)) return false;
  work[best] = work[column]!;
  work[column] = pivotRow.map((value) => value / pivot);
  for (let row = 0; row < work.length; row += 1) {
    if (row !== column) subtract(work[row]!, work[column]!, work[row]![column]!);
  }
  return true;
}

function subtract(from: number[], row: readonly number[], factor: number): void {
  for (let at = 0; at < from.length; at += 1) from[at]! -= factor * row[at]!;
}
