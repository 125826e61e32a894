import type { RollCalls } from './roll-calls.js';

export interface Asked {
  readonly a: string;
  readonly b: string;
  readonly session: string;
  readonly excludeUnanimous: boolean;
  /** Parties that did not stand any more on the day asked about. */
  readonly gone: ReadonlySet<string>;
  readonly until: string;
}

export interface Told {
  readonly value: number | null;
  readonly n: number;
  readonly principles: number;
}

/** Choices by roll call and party. */
export function tableOf({ votes }: RollCalls): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = new Map<string, Map<string, number>>();
  for (const { rcid, party, choice } of votes) {
    const call = table.get(rcid) ?? new Map<string, number>();
    table.set(rcid, call.set(party, choice));
  }
  return table;
}

/** All six measures by their textbook formulas, over pairs of choices that are written out one by one. */
export function naiveAgreement(
  { calls }: RollCalls,
  table: ReturnType<typeof tableOf>,
  { a, b, session, excludeUnanimous, gone, until }: Asked,
): Readonly<Record<string, Told>> {
  const looked = [...calls.values()].filter((call) => {
    if (call.session !== session) return false;
    if (!excludeUnanimous || call.date > until) return true;
    const made = [...(table.get(call.rcid) ?? [])].filter(([party]) => !gone.has(party));
    return new Set(made.map(([, choice]) => choice)).size !== 1;
  });
  const pairs = looked.flatMap(({ rcid, date }) => {
    const [x, y] = [table.get(rcid)?.get(a), table.get(rcid)?.get(b)];
    return x === undefined || y === undefined || date > until ? [] : [[x, y] as const];
  });
  const told = (value: number, n = pairs.length): Told => ({
    value: Number.isFinite(value) ? value : null,
    n,
    principles: looked.length,
  });
  const n = pairs.length;
  const observed = pairs.filter(([x, y]) => x === y).length / n;
  const off = pairs.reduce((sum, [x, y]) => sum + Math.abs(x - y), 0);
  const share = (side: 0 | 1, choice: number) =>
    pairs.filter((pair) => pair[side] === choice).length / n;
  const chance = (of: (choice: number) => number) => of(1) + of(2) + of(3);
  const corrected = (expected: number) => (observed - expected) / (1 - expected);
  const firm = pairs.filter(([x, y]) => x !== 2 && y !== 2);
  return {
    'exact@1': told(observed),
    'half@1': told(1 - off / 2 / n),
    'yes-no@1': told(firm.filter(([x, y]) => x === y).length / firm.length, firm.length),
    's-score@1': told(1 - (2 * off) / (2 * n)),
    'kappa@1': told(corrected(chance((each) => share(0, each) * share(1, each)))),
    'pi@1': told(corrected(chance((each) => ((share(0, each) + share(1, each)) / 2) ** 2))),
  };
}
