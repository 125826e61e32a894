/** How far two parties agree by one metric. */
export interface AgreementRow {
  readonly a: string;
  readonly b: string;
  readonly metric: string;
  /** Null where it is undefined. */
  readonly value: number | null;
  /** Principles that the value rests on: metrics differ in which they leave out. */
  readonly n: number;
}

export interface AgreedPair {
  readonly a: string;
  readonly b: string;
  /** In the order of the metrics; undefined for one that was not told. */
  readonly agreed: readonly (AgreementRow | undefined)[];
}

/** A line for each pair, with what each metric says of it and on how many principles. */
export function agreedPairs(
  rows: readonly AgreementRow[],
  metrics: readonly string[],
): readonly AgreedPair[] {
  const pairs = Map.groupBy(rows, ({ a, b }) => `${a} ${b}`);
  return [...pairs.values()].map((own) => {
    const { a, b } = own[0]!;
    return { a, b, agreed: metrics.map((metric) => own.find((row) => row.metric === metric)) };
  });
}
