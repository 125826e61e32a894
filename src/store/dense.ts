import { refuse } from '#kernel/refusal.js';

/** Refuses rows that do not count on from `previous` one by one: a hole is an alarm, never a guess. */
export function requireDense<Row>(
  rows: readonly Row[],
  numberOf: (row: Row) => number,
  previous: number,
): void {
  let expected = previous + 1;
  for (const row of rows) {
    if (numberOf(row) !== expected) throw hole(expected, numberOf(row));
    expected += 1;
  }
}

function hole(expected: number, found: number) {
  return refuse(
    'unavailable',
    'log.hole',
    `The log goes on with ${found} where ${expected} was due. Stop writing and run the verification of the store.`,
    { facts: { expected, found } },
  );
}
