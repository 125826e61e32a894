import type { StoredEvent } from '#kernel/event.js';
import type { Projection } from '#kernel/projection.js';
import type { Evidence } from '#positions/evidence.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import { type PositionRow, silentRow } from '#positions/position-row.js';
import { positionsAt } from '#positions/positions.js';
import { DEFAULT_RULE_SET } from '#positions/rule-sets/registry.js';
import type { World } from '#positions/world.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { evidenceIn } from '../books/evidence-book.js';
import { fold, partitionsOf } from '../keeper/fold.js';
import type { ReadModel } from '../read-model.js';
import type { BriefPosition, PositionChange } from '../rehearse.js';

/** What a record bears on in every version that was believed, as its events leave it. */
export function evidenceOf(
  projection: Projection,
  events: readonly StoredEvent[],
): readonly Evidence[] {
  const { puts } = fold(projection, partitionsOf(projection, events), new Map(), new Set());
  return puts.filter(({ table }) => table === 'record').flatMap(({ row }) => evidenceIn(row));
}

/** Positions that would be others on the day if this evidence came in at the next sequence. */
export function positionChanges(
  model: ReadModel,
  coming: readonly Evidence[],
  asOf: string,
): readonly PositionChange[] {
  const subjects = namesIn(coming, 'on');
  const world = model.world(subjects);
  const query = {
    asOf: dayOf(asOf),
    filters: DEFAULT_FILTERS,
    rules: DEFAULT_RULE_SET,
    on: subjects,
    parties: namesIn(coming, 'party'),
    group: null,
    silent: false,
  };
  const { sequence } = model;
  const before = positionsAt(world, { ...query, knownAt: sequence });
  const after = positionsAt(worldWith(world, coming), { ...query, knownAt: sequence + 1 });
  return changesBetween(before, after);
}

const namesIn = (coming: readonly Evidence[], what: 'on' | 'party'): readonly string[] =>
  [...new Set(coming.map((each) => each[what]))].toSorted();

/** The world with this evidence in it. That of other parties is left out: no position here rests on it. */
function worldWith(world: World, coming: readonly Evidence[]): World {
  const index = new EvidenceIndex();
  const parties = new Set(coming.map(({ party }) => party));
  for (const subject of world.subjects) {
    for (const evidence of world.evidence.versionsOn(subject)) {
      if (parties.has(evidence.party)) index.add(evidence);
    }
  }
  for (const evidence of coming) index.put(evidence);
  return { ...world, evidence: index };
}

function changesBetween(
  before: readonly PositionRow[],
  after: readonly PositionRow[],
): readonly PositionChange[] {
  const cells = new Map(
    [...before, ...after].map(({ on, party }) => [`${on} ${party}`, { on, party }]),
  );
  return [...cells.values()]
    .map(({ on, party }) => ({
      party,
      on,
      before: brief(find(before, on, party)),
      after: brief(find(after, on, party)),
    }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

const find = (rows: readonly PositionRow[], on: string, party: string): PositionRow =>
  rows.find((row) => row.on === on && row.party === party) ?? silentRow(on, party);

const brief = ({ class: held, score, since, n }: PositionRow): BriefPosition => ({
  class: held,
  score,
  since: since === null ? null : isoOf(since),
  n,
});
