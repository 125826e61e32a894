import type { Evidence } from './evidence.js';
import { admits, believedAt } from './filters.js';
import type { Holding } from './holding.js';
import { endOf, startOf } from './piece.js';
import type { RevisionCause, RevisionsQuery } from './revision.js';

/**
 * Events after `since` at which a record began to speak otherwise for the party on the day, be it that the record was
 * told anew, or for whom it counts; none when it speaks as it did.
 */
export function turnsOf(
  versions: readonly Evidence[],
  party: string,
  query: RevisionsQuery,
  holding: Holding,
): RevisionCause[] {
  const { since, knownAt } = query;
  const admitted = versions.filter((it) => admits(it, query.filters));
  const said = (at: number): string =>
    admitted
      .filter((it) => believedAt(it, at) && counts(it, holding.countsFrom(it, party, at), query))
      .toSorted((a, b) => a.index - b.index)
      .map((it) => speech(it, query))
      .join('\n');
  if (said(since) === said(knownAt)) return [];
  const own = new Set(admitted.flatMap((it) => [it.knownFrom, it.knownTo ?? it.knownFrom]));
  const others = admitted.flatMap((it) => holding.events(it, party));
  return [...own.union(new Set(others))]
    .filter((each) => since < each && each <= knownAt && said(each - 1) !== said(each))
    .map((sequence) => ({ sequence, record: own.has(sequence) ? versions[0]!.record : null }));
}

const counts = (
  evidence: Evidence,
  from: number | undefined,
  { asOf, filters }: RevisionsQuery,
): boolean => from !== undefined && from <= asOf && asOf < endOf(evidence, filters.dating);

/** All of a version that a rule-set can tell, and whose act it was. */
function speech(evidence: Evidence, { filters }: RevisionsQuery): string {
  const { kind, stance, coverage, party } = evidence;
  return JSON.stringify([startOf(evidence, filters.dating), kind, stance, coverage, party]);
}
