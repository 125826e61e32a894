import { naivePositions } from './naive.js';
import type { LogEvent, PositionRow, Query } from './shapes.js';

/** A position that was believed to be another at an earlier sequence. */
export interface RevisionRow {
  readonly party: string;
  readonly on: string;
  readonly before: string;
  readonly after: string;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
}

/** Both answers laid side by side; by subject, then party. */
export function naiveRevisions(
  events: readonly LogEvent[],
  framework: string,
  { since, ...query }: Query & { readonly since: number },
): RevisionRow[] {
  const before = byCell(
    naivePositions(events, framework, { ...query, knownAt: since, silent: false }),
  );
  const after = byCell(naivePositions(events, framework, { ...query, silent: false }));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((cell) => pairOf(cell, before.get(cell), after.get(cell)))
    .filter(isRevision)
    .sort(inOrder);
}

const byCell = (rows: readonly PositionRow[]): Map<string, PositionRow> =>
  new Map(rows.map((row) => [`${row.party} ${row.on}`, row]));

function pairOf(cell: string, before?: PositionRow, after?: PositionRow): RevisionRow {
  const [party, on] = cell.split(' ') as [string, string];
  return {
    ...{ party, on, before: before?.class ?? 'silent', after: after?.class ?? 'silent' },
    ...{ scoreBefore: before?.score ?? null, scoreAfter: after?.score ?? null },
  };
}

const isRevision = ({ before, after, scoreBefore, scoreAfter }: RevisionRow): boolean =>
  before !== after ||
  (scoreBefore === null) !== (scoreAfter === null) ||
  Math.abs((scoreBefore ?? 0) - (scoreAfter ?? 0)) > 1e-13;

const numberOf = ({ on }: RevisionRow): number => Number(on.split('/')[1] ?? 0);
const inOrder = (a: RevisionRow, b: RevisionRow): number =>
  numberOf(a) - numberOf(b) || (a.party < b.party ? -1 : 1);
