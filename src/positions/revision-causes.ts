import { getOrMake } from '#kernel/get-or-make.js';
import type { Day } from '#vocabulary/day.js';
import { isGroup } from '#vocabulary/party.js';
import type { Evidence } from './evidence.js';
import { admits, believedAt, type Filters } from './filters.js';
import { endOf, type Piece, startOf } from './piece.js';
import type { Pair, RevisionCause, RevisionsQuery, Side } from './revision.js';
import type { World } from './world.js';

/** Events that changed the evidence in force on the day, as far as it carries weight on either side. */
export function evidenceCauses(
  pair: Pair,
  query: RevisionsQuery,
  versions: ReadonlyMap<string, readonly Evidence[]>,
): RevisionCause[] {
  const causes = changedRecords(pair, query).map(({ record, weight, holder }) => ({
    weight,
    events: turns(versions.get(record) ?? [], holder, query).map((sequence) => ({
      sequence,
      record,
    })),
  }));
  const counting = causes.filter(({ weight }) => weight > 0);
  return (counting.length > 0 ? counting : causes).flatMap(({ events }) => events);
}

/** Records in force on either side, each with the greater of its two weights, and whose it was if it was inherited. */
function changedRecords(pair: Pair, { asOf, sinceRules }: RevisionsQuery): readonly Changed[] {
  const found = new Map<string, Changed>();
  for (const { pieces } of [pair.earlier, pair.later]) {
    const weighed = pieces.length === 0 ? [] : sinceRules.weigh(pieces, asOf);
    for (const [at, piece] of pieces.entries()) {
      const { record } = piece.evidence;
      const weight = Math.max(found.get(record)?.weight ?? 0, weighed[at]!);
      found.set(record, { record, weight, holder: holderOf(piece, pair.party) });
    }
  }
  return [...found.values()];
}

interface Changed {
  readonly record: string;
  readonly weight: number;
  readonly holder: string;
}

const holderOf = (piece: Piece, party: string): string => (isInherited(piece) ? piece.via! : party);

/** Whether it is a predecessor's. */
export const isInherited = ({ heldFrom }: Piece): boolean => heldFrom !== undefined;

/** Sequences after `since` at which the record began to speak otherwise; none when it speaks as it did. */
function turns(versions: readonly Evidence[], party: string, query: RevisionsQuery): number[] {
  const { since, knownAt } = query;
  const said = (sequence: number): string =>
    versions
      .filter((it) => believedAt(it, sequence))
      .flatMap((it) => speech(it, party, query) ?? [])
      .toSorted()
      .join('\n');
  if (said(since) === said(knownAt)) return [];
  const points = new Set(versions.flatMap((it) => [it.knownFrom, it.knownTo ?? it.knownFrom]));
  return [...points]
    .filter((each) => since < each && each <= knownAt && said(each - 1) !== said(each))
    .sort((a, b) => a - b);
}

/** All of a version that a rule-set can tell; null when it says nothing about the party on the day. */
function speech(
  evidence: Evidence,
  party: string,
  { filters, asOf }: RevisionsQuery,
): string | null {
  const start = startOf(evidence, filters.dating);
  const holds = admits(evidence, filters) && isInForceOn(evidence, filters.dating, asOf);
  if (!holds || !mayCountFor(evidence, party, filters)) return null;
  return JSON.stringify([start, evidence.kind, evidence.stance, evidence.coverage, evidence.party]);
}

const isInForceOn = (evidence: Evidence, dating: Filters['dating'], day: Day): boolean =>
  startOf(evidence, dating) <= day && day < endOf(evidence, dating);

/** Whoever belongs to a group is told by other events than those of its records. */
function mayCountFor(
  { party: own, covers }: Evidence,
  party: string,
  { groups }: Filters,
): boolean {
  return own === party || (groups === 'members' && (covers.length === 0 || covers.includes(party)));
}

/** Events by which a party came to exist on a day, or to belong to a group; or stopped to. */
export type ReferenceEvents = (party: string, group: string | null, day: Day) => readonly number[];

/** Each looked for once. */
export function referenceEvents(world: World, query: RevisionsQuery): ReferenceEvents {
  const { since, knownAt } = query;
  const told = (party: string, group: string | null): readonly number[] =>
    (world.changesOf?.(party, group) ?? []).filter((each) => since < each && each <= knownAt);
  const known = new Map<string, readonly number[]>();
  return (party, group, day) =>
    getOrMake(known, `${party} ${group} ${day}`, () => {
      if (group === null) {
        return proven(told(party, null), (at) => world.directory(at).exists(party, day));
      }
      const [life, spells] = [told(party, null), told(party, group)];
      // The usual case: the state was known, and then joined. It spares many directories.
      if (spells.length === 1 && life.every((each) => each < spells[0]!)) return spells;
      const belongs = (at: number) => world.directory(at).members(group, day).includes(party);
      return proven([...life, ...spells], belongs);
    });
}

/** Events about the party itself, or about its membership of a group whose records count for it. */
export function referenceCauses(
  { party, earlier, later }: Pair,
  { asOf }: RevisionsQuery,
  events: ReferenceEvents,
): RevisionCause[] {
  const own = earlier.exists === later.exists ? [] : events(party, null, asOf);
  const isMember = (side: Side, { via, start }: Piece): boolean =>
    side.directory.members(via!, start).includes(party);
  const joined = [...earlier.pieces, ...later.pieces]
    .filter(({ via, evidence }) => via !== null && isGroup(via) && evidence.covers.length === 0)
    .filter((piece) => isMember(earlier, piece) !== isMember(later, piece))
    .flatMap(({ via, start }) => events(party, via, start));
  return [...new Set([...own, ...joined])].map((sequence) => ({ sequence, record: null }));
}

/** Of several candidates those that did it; a single one needs no proof. */
function proven(
  candidates: readonly number[],
  holds: (sequence: number) => boolean,
): readonly number[] {
  if (candidates.length < 2) return candidates;
  return candidates.filter((each) => holds(each - 1) !== holds(each));
}
